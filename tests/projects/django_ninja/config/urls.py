from django.http import JsonResponse
from django.urls import path
from ninja import NinjaAPI

from stock.api import router

api = NinjaAPI(title="Stock", version="1.0")
api.add_router("/items", router)


def health(request):
    return JsonResponse({"status": "ok"})


urlpatterns = [path("healthz", health), path("api/", api.urls)]
