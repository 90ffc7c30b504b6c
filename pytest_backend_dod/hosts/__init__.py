"""Where probes may send requests: tests, apps in process, started apps, URLs."""
