"""Properties of security that lines often ask for and that this version has no probe for."""

from __future__ import annotations

from collections.abc import Mapping

from .topic import Topic
from .topic import topic as _topic

SECURITY: Mapping[str, Topic] = {
    "cors": _topic(
        """cors, cross origin, allowed|trusted|permitted origin*, origin* ...
        allowlist*|whitelist*, wildcard origin*, origin* ... wildcard, preflight*,
        only|unknown|foreign whitelisted|allowed|trusted|known origin*, origin|origins"""
    ),
    "security-headers": _topic(
        """security header*, secure header*, hardening header*, header* & hsts|csp|secur*|hardened,
        hsts, csp, nosniff, content security policy, x frame option*, frame options, helmet, strict
        transport security, x content type option*, referrer|permissions policy, server
        header*|banner*, x powered by, clickjack*, sicherheitsheader*, cabeceras de seguridad, en
        tetes de securite, cabecalhos de seguranca, セキュリティ ヘッダー, 安全 头, 安全 响应 头,
        framework|server version ... header*|exposed|hidden"""
    ),
    "tls": _topic(
        """tls, https, ssl, encrypt* in transit, certificate* ... valid, certificate* ... expir*"""
    ),
    "xss": _topic("xss, cross site scripting, output encod*, html escap*, csrf, request forgery"),
    "owasp": _topic("owasp, owasp top*"),
    "authentication": _topic(
        """authentication, authenticat*, unauthenticat*, auth, jwt|jwts, oauth*, oidc, openid,
        saml, sso, single sign on, api key authentication, anonymous request*|access|call*|user*,
        password* & hash*|salt*|argon2*|bcrypt|scrypt|polic*|reset*|strength|stored, hash*
        password*, argon2*, argon2id, bcrypt, access|refresh|bearer|id|session|auth token*, refresh
        rotation, token* &
        expir*|rotat*|revo*|invalidat*|verified|verification|lifetime|signature*|short, session* &
        expir*|invalid*|timeout*|fixation|end|ends|rotat*|revok*|terminat*, session
        handling|management|cookie*, cookie* & httponly|secure|samesite|flag*, mfa, 2fa, two|multi
        factor, login|sign|log|signin in required|endpoint*|flow|protected|needed, login
        required|flow|protected|works|secured, log|logging out & session*|token*, logout,
        lockout|lockouts, account lock*, accounts lock*, account* locked, brute force ...
        login|sign, login ... brute force, 401, without token*, without a|valid|any
        token|credential*, credential stuffing, totp, passkey*, webauthn, require* login,
        autenticacion, autenticac*, authentifi*, authentifizier*, anmeldung erforderlich|gesichert,
        contrasenas ... hash*|cifrad*, senhas ... hash*|criptograf*, mots de passe ... hach*|hash*,
        passworter ... gehasht|hash*, 認証 が, 認証 を, 認証 必須, 認証 は, 認証 ・, ログ イン ...
        必須, 认证, 鉴权, 身份 验证, 인증 ... 필요*, 인증*, xac thuc nguoi dung, xac thuc, dang
        nhap, api keys and|required|checked|verified, api key required|check*, requests ... valid
        api key""",
        """login attempt*, failed login*, refresh token* ... repo*, tokens ...
        repo*|commit*|log*|code, auth* ... for the demo, oauth|login button, author*, token* ...
        masked|redacted|logged, 認証 情報, 인증서*, xac thuc dau vao|du lieu, token* committed, api
        token* ... code, demo login*, login page, authentic content, oauth2|oauth scope*,
        permission of""",
    ),
    "authorization": _topic(
        """authorization, authorisation, authoriz*, authoris*, unauthoriz*|unauthoris*
        access|user*, permission*, rbac, abac, acl|acls, access
        control*|check*|rule*|polic*|right*|restriction*, roles, role
        based|check*|model|matrix|enforce*, wrong|missing|insufficient|lower role*, ownership,
        tenant*, multi tenan*, cross tenant|account|user|organi*, least privilege, idor, bola,
        bfla, object|record|row|field|function level, rls, privilege*, other|another user*,
        other|another tenant*|account*|customer*|organi*, user* ... own, own
        data|record*|resource*, only the owner, 403, forbidden, for|by the owner, owner only, admin
        only, only admin*, scoped to, scopes, access rights, missing|no rights|permission*, deny by
        default, autorizacion, autorizac*, permisos, permissoes, habilitations, droits ...
        verifi*|control*, controle d acces|de acesso, control de acceso, berechtigung*, rollen,
        zugriffsrecht*, rechteprufung, mandantentrenn*, 認可, 権限, 权限, 授权, 權限, 越权, 권한*,
        인가*, phan quyen, quyen truy cap, oauth scope*, oauth2 scope*""",
        """roles and responsib*, code ownership, ownership ... clear*|assigned|documented, roles of
        the team, permission to merge, permission from, data|domain|product owner*ship, team
        ownership, service ownership, access rights ... requested, tenant onboarding, demo tenant,
        authorized by the|management, permission of the, role playing, filtered by role, user roles
        page""",
    ),
    "sql-injection": _topic(
        """sql injection*, injection attack*|flaw*|safe|proof|vulnerab*|risk*, against injection,
        prepared statement*, parameteri*|parametri* quer*|sql|statement*|everywhere, quer* ...
        parameteri*|parametri*, bound|bind parameter*|variable*, raw sql, sqli, string
        built|concat* sql|quer*, sql|quer* & string*|concatenat*|interpolat*|f strings, dynamic
        sql, orm only, inyeccion sql, injections sql, injection sql, injecao de sql|sql, sql
        injektion*, sql インジェクション, sql 注入, consultas parametrizadas, プレース ホルダー,
        sql 인젝션*, concatenat* ... sql|quer*, sql ... concatenat*, string concatenation in, no
        string concat*""",
        "dependency injection, query string*, graphql string*",
    ),
    "dependencies": _topic(
        """dependenc*|package*|librar*|packages|component* & vulnerab*|cve*|audit*|scan*|scanned,
        dependenc*|package*|librar*|versions & pinned|outdated|licen*|locked|upgraded, dependenc*
        ... up to date|updated|current|checked|reviewed|approved|justified, updated dependenc*,
        dependency audit*|scan*|check*|update*|review*|lock*|management|vulnerab*, package* ... up
        to date, cve|cves, pip audit, npm audit, dependabot, renovate, snyk, trivy, grype, osv
        scanner, safety check, software composition analysis, lock file*|lockfile*, lockfile*,
        requirements & pinned|locked|hashes, known|critical|high|severe vulnerabilit*,
        vulnerabilit*, vulnerability scan*, sbom, new|unused|unnecessary|third party dependenc*, no
        new dependenc*, third party|open source licen*, licence|license check*|compliance|scan*,
        supply chain, end of life, dependencias ... vulnerab*|actualiz*|fijad*, dependencias,
        fremdbibliothek*, dependances ... vulnerab*|jour|verrouill*, abhangigkeit*, dependencia*,
        依存 関係, 依存 ライブラリ, 依赖 ... 漏洞, 依赖 包, 依赖, 脆弱 性, 漏洞, 의존성*, 취약점*,
        thu vien ... lo hong, lo hong, third party licen*, open source licen*, package|library
        licen*, licences|licenses checked|compatible|approved""",
        """dependency injection, dependenc* on, depend* on, external dependenc* ... agreed|known,
        broken|unavailable|missing|slow|downstream dependenc*, dependenc* ... down|unavailable,
        dependenc* between|of team*|to other, cross team dependenc*, dependency call*, license to,
        image|container ... vulnerab*, no dependenc*, dependenc* ... resolved|identified|agreed,
        dependency is|fails|outage*, team dependenc*, dependency check* in readiness, security
        vulnerabilities introduced by""",
    ),
}
