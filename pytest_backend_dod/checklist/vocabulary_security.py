"""Properties of security that lines often ask for and that this version has no probe for."""

from __future__ import annotations

from collections.abc import Mapping

from .topic import Topic
from .topic import topic as _topic

SECURITY: Mapping[str, Topic] = {
    "cors": _topic(
        """cors, cross origin, allowed|trusted|permitted origin*, origin* ...
        allowlist*|whitelist*, wildcard origin*, origin* ... wildcard, preflight*,
        only|unknown|foreign whitelisted|allowed|trusted|known origin*, origin|origins, options ...
        origin*|allowed|frontend*, preflight ... request*, access control allow*, allowed|trusted
        frontend*|domain*|hosts origins, frontend|allowed|trusted|own|our|known
        domains|frontends|origins ... only|browser*|allowed|call, only ...
        frontend*|origin*|domains ... browser*|call|allowed, wildcard ... cors|origin*|allow*, cors
        ... wildcard, cross domain, origenes permitidos, origines autorisees, origens permitidas,
        erlaubte origins|urspruenge, 跨域, クロス オリジン, オリジン,
        other|foreign|unknown|third|strange|untrusted|arbitrary
        sites|site|websites|domains|hosts|domain|pages ...
        blocked|refused|rejected|turned|nothing|denied|call*|request*, requests|calls|call|request
        from|by other|unknown|foreign|untrusted|third sites|domains|websites|pages|origins|site,
        call*|request* ... from browser|browsers, browser* ...
        unknown|foreign|other|known|trusted|allowed domains|origins|sites|hosts|frontends,
        frontend|app|client|web|spa domain*|host*|origin*|url* ...
        whitelist*|whitelisted|allow*|allowed|listed|permitted, allow|white|allowed list of|for
        frontend*|domain*|site*|origin*|host*, allowlist*|whitelist* ...
        frontend*|origin*|domains|sites|websites, which|what sites|domains|frontends|pages|websites
        ... may|can|call, dominios propios|permitidos|conocidos|autorizados|confiables,
        origens|origenes|dominios|origines|domaines
        conhecid*|conocid*|permitid*|autorizad*|confiave*|autoris*|connu*,
        erlaubte|bekannte|fremde|eigene|zugelassene ursprunge|origins|domains|domanen,
        nur|apenas|solo|somente|uniquement|seules origins|origens|origenes|origines|ursprunge, same
        origin, star|asterisk ... origin*, origin header*, cross site request*|call*, access
        control expose|max|headers, options requests ... succeed|answered|pass|work, browser
        calls|requests ... domain|domains|origin*""",
        """options documented|listed|described, allowed hosts setting, make|just|task|npm|run|yarn
        preflight, preflight check*|list*|script, origins ... csp, csp ... origins, preflight md,
        preflight complet*, country|place|point|state of origin, origin of
        goods|goods|data|product*|error*|bug*|order*, origin ... label, git|remote origin,
        certificate*|country|countries|place|proof of origin, origin of goods""",
    ),
    "security-headers": _topic(
        """security header*, secure header*, hardening header*, header* & hsts|csp|secur*|hardened,
        hsts, csp, nosniff, content security policy, x frame option*, frame options, helmet, strict
        transport security, x content type option*, referrer|permissions policy, server
        header*|banner*, x powered by, clickjack*, sicherheitsheader*, cabeceras de seguridad, en
        tetes de securite, cabecalhos de seguranca, セキュリティ ヘッダー, 安全 头, 安全 响应 头,
        framework|server version ... header*|exposed|hidden,
        headers|header|cabeceras|cabecalhos|entetes|tetes ...
        seguridad|seguranca|securite|sicherheit,
        sicherheits|security|secure|protective|hardened|hardening|defensive|protection header*,
        securityheaders|securityheaders*, mozilla|http observatory, fingerprinting|fingerprint* &
        header*|server|framework, no fingerprinting, mime|content|type|content type sniffing|sniff,
        sniffing|nosniff, cannot|cant|not|never be framed|embedded|iframed, framed by|in|from
        other*|foreign|third|site*|page*|iframe*, frame|iframe embedding|ancestors|options|busting,
        framing ... denied|forbidden|blocked|off|disabled, embedding ...
        forbidden|denied|blocked|disabled, revealed|disclosed|exposed|leaked|announced|visible
        by|in|through|via header|headers, headers|header|answers|responses ...
        reveal|reveals|name|names|tell|tells|disclose|discloses|betray|give|announce*|advertise*
        ... server|framework|version|software,
        hide|hides|hidden|suppress*|remove*|removed|strip*|no|without server
        version|header|banner|signature, server ... version
        hidden|hide|suppressed|removed|disclosed, server tokens, browser
        protection|protections|hardening, secure headers, frameguard, max age ...
        subdomains|preload, includesubdomains, coop|coep|corp headers, cross origin
        opener|embedder, cross origin resource policy, x xss protection,
        encabezados|headers|cabeceras|cabecalhos de seguridad|seguranca|securite, encabezados ...
        seguridad, sniff, server|framework|version|name|product ... removed|stripped|hidden|absent
        from|in|by ... headers|header|responses, headers & cors""",
        """table|column|page|mail|email|letter|section header*, stack trace*, server internals,
        openapi|swagger security*|headers""",
    ),
    "xss": _topic("xss, cross site scripting, output encod*, html escap*, csrf, request forgery"),
    "owasp": _topic("owasp, owasp top*"),
    "authentication": _topic(
        """authentication, authenticat*, unauthenticat*, auth, jwt|jwts, oauth*, oidc, openid,
        saml, sso, single sign on, api key authentication, password* &
        hash*|salt*|argon2*|bcrypt|scrypt|polic*|reset*|strength|stored, hash* password*, argon2*,
        argon2id, bcrypt, access|refresh|bearer|id|session|auth token*, refresh rotation, token* &
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
        passworter ... gehasht|hash*, 認証 が, 認証 を, 認証 必須, 認証 は, ログ イン ... 必須,
        认证, 鉴权, 身份 验证, 인증 ... 필요*, 인증*, xac thuc nguoi dung, xac thuc, dang nhap, api
        keys and|required|checked|verified, api key required|check*, requests ... valid api key,
        signature* & verif*|check*|validat*|webhook*, hmac, webhook* ... signed|secret, bearer
        token*|auth*, valid token*|jwt*|session*|credentials, jwks, token claims, basic auth, mtls,
        mutual tls, identity provider*, keycloak, auth0, cognito, okta, password
        polic*|rules|complexity|reset*|hash*|storage|strength|length, passwords &
        bcrypt|argon*|scrypt|hashed|salted|encrypted|plain|plaintext|cleartext, tokens
        expire*|short|revocable|invalidated|rotated|signed, token
        expir*|lifetime*|ttl|rotation|revocation, session* ...
        expire*|invalidated|destroyed|regenerated|rotated|timeout*, cookies ...
        httponly|secure|samesite, auth
        middleware|guard*|filter*|decorator*|layer|flow*|required|enforced|checks, authenticated
        users|requests|callers|clients|access, only authenticated|logged, logged in users,
        requires|require|needs|need|demands|without|no ... login|authentication, login ...
        required|enforced|works|tested|secured|rate|protected, register|registration ... login,
        sign|signup up in|flow, not logged in, anonymous ...
        rejected|refused|blocked|denied|401|access, protected route*|endpoint*|area, log|sign in
        flow, account lock*|lockout, accounts lock|locked, locked after ... attempts|failed, failed
        login* ... lock*|block*, otp, magic link*, api keys ...
        hashed|required|checked|scoped|expire*, nur angemeldete, angemeldete*, anmeldung,
        authentifizierung, inicio de sesion, iniciar sesion, autenticad*, connexion requise,
        authentifies, jeton*, token ... caduc*|expira*, 登录 ... 校验|验证|态, 未 登录, トークン
        ... 期限|検証, ログイン ... 必要, 로그인 ... 필요*, 토큰 ... 만료*, anonymous
        request*|access|call*|user* ... rejected|refused|denied|blocked|401|only|not|no|without,
        no|only|without anonymous, anonymous access, endpoint*|route*|operation*|page*|url* ...
        secured|protected|authenticated, secured endpoint*|route*, autenticazione, автентифікац*,
        аутентифікац*, otentikasi, autentikasi, 인증 ... 적용|구현|확인, 身份 认证, 登录 认证, 認証
        機能|済み, endpoints ... autenticad*|proteg*, authentification requise|obligatoire,
        token|tokens refresh*|rotation|renewal|revocation|expiry, lock|locks the|an|user|their
        account*, login attempt* ... lock*|lockout, sign in
        required|endpoint*|flow|protected|needed|works, log in required|endpoint*|flow|needed, sign
        up flow|works|endpoint*, signup flow|works|endpoint*, token|tokens storage|stored|store
        secure*|safely|securely, secure token storage, stores tokens, token|tokens
        encryption|encrypted, exig* login|autenticacao|autenticacion|token|connexion, requiere*
        login|autenticacion|inicio, login required|needed, sin token ... 401,
        log|logs|logging|signing|sign in &
        permission*|role|roles|right*|registration|logout|password*|required, login|logins &
        role|roles|permission*|right*|registration|logout|signup|signing, behind
        login|auth|authentication|log|sso|session, without logging|signing in, without
        login|auth|authentication|jwt,
        expired|revoked|forged|tampered|stolen|invalid|bogus|missing|wrong|bad|unknown
        token|tokens|jwt|jwts|session|sessions|signature*|bearer,
        carry|carries|with|has|have|send|sends no token|session|jwt|credentials,
        call|calls|request|requests|endpoint|endpoints|route|routes|operation*|everything|rest|else|api|apis|access
        ...
        need|needs|requires|require|ask|asks|demand|demands|expects|verlang*|erforder*|exig*|requier*
        ... token|tokens|login|jwt|session|sesion|sessao|connexion|anmeldung|credentials, key|keys
        rotation & partner*|client*|access|jwt|signing, signing key|keys rotat*, signed
        token|jwt|request*|call*|url*,
        request|requests|call|calls|webhooks|webhook|payload|payloads|callbacks|callback signed,
        call|calls|request|requests|webhook*|payload* ... bad|wrong|invalid|missing|forged
        signature|key|token, signed with wrong|bad|unknown|old, second factor|step, two step
        verification|login,
        requireauth*|isauthenticated|authguard|authenticateduser|currentuser|getcurrentuser,
        require auth|user|login, get current user, login required*,
        caller|user|client|consumer|peer identity, identity of|from
        caller|user|client|token|consumer, identity ... token|verified|proven,
        default|demo|initial|factory|vendor password*|credentials|login|logins, credentials
        verified|validated|presented, client certificate*, logged out token*|user*|session*,
        token*|session* ... stop|stops|dead|useless|unusable ... working|logout,
        tokens|token|sessions|session run|runs|time|times out, log|sign in with|via|through,
        must|has|have log|sign in, password|passwords
        forgotten|change|changes|recovery|policies|policy, forgot*|reset|change password*, reset
        link*, remember me, token|session
        check|checks|verification|validation|guard|middleware|handling|introspection, no|any
        endpoint*|route*|operation*|url* ... public|open|unprotected|unsecured|unguarded|anonymous,
        unprotected|unsecured|unguarded|unauthenticated endpoint*|route*|operation*|access|api,
        open to public|anyone|everyone|world|everybody,
        unknown|wrong|invalid|missing|bad|expired|revoked|valid api key*, api key* ...
        rejected|refused|401|revoked|revocable, account|accounts gets|get|is|are locked,
        lock|locks|locked ... account*, sesion iniciada, sesion|sesiones expir*|caduc*,
        protegid*|protege*|proteger ... jwt|token|login|sesion|auth, mot|mots de passe ...
        hach*|hash*|chiffr*, connexion ... obligatoire|exig*|necessaire, gultig*
        token*|jwt|sitzung*, ohne anmeldung|login|token, angemeldet|eingeloggt, nur mit
        token|login|anmeldung, sans token|jeton|connexion|authentification, sem
        token|login|autenticacao, sin login|sesion|autenticar*, exig* ...
        login|connexion|token|jeton, behind ... login|auth|authentication|sso, open to ...
        public|anyone|everyone|world, after|upon|only|by|via|through login|signin, sign in
        verified|possible|done|available|implemented|ready|ok, login|signin
        verified|possible|done|available|implemented|ready|ok|is, signed in, logged in
        user*|customer*|member*, user*|session*|customer*|they ... logged|signed out|off,
        password|passwords ... characters|length|minimum, revoked|disabled keys|key|accounts|users,
        identify|identifies themselves|itself, short lived credential*|token*|jwt*, authenticate*,
        sign|signing|log|logging in first|before|again, access only after|with
        login|token|authentication, hijack*, unknown|untrusted device*|caller*, client credentials
        flow|grant, tokens|token|jetons|sesiones ... renuev*|renouvel*|renov*|expir*|caduc*,
        outdated|old|stale token|tokens|jwt|jwts|session, deactivated|suspended|deleted
        users|accounts|user|account ... cannot|cant|not|no|refused|rejected|401, tokens are|is
        checked|verified|validated for, login|logins|sign in throttled|limited|locked|blocked,
        login|signin attempt|attempts limited|throttled|locked,
        request|requests|call|calls|access|caller|callers|client|clients without
        credentials|password|session|certificate, no access without, e id login, login supports,
        authenticated ... endpoints, constant time compare, authn,
        demand*|require|requires|want|wants a|an|the ... key|token|login|session""",
        """login attempt*, failed login*, refresh token* ... repo*, tokens ...
        repo*|commit*|log|logs|logged|logging|code, auth* ... for the demo, oauth|login button,
        author*, token* ... masked|redacted|logged, 認証 情報, 인증서*, xac thuc dau vao|du lieu,
        token* committed, api token* ... code, demo login*, login page, authentic content,
        oauth2|oauth scope*, permission of, signature* ... document*|contract*|pdf|customer*,
        method|function|type signature*, image signature*, signed commit*, commits signed,
        artifact* ... signed|signature*, token*|jwt ... logged|repo*|code|masked, csrf token*,
        design token*, login page design, auth code coverage, expired links in docs, password* ...
        logs|log|repo*|code|plain text in, session* ... database|db|recorded|scheduled, database
        session*, training session*, session with, valid credentials for, test credentials, test
        token*, throttl* anonymous, token balance*|sale*|price*, game token*,
        anonymous|authenticated|unauthenticated access|users|user|clients|callers|requests|traffic
        ... limited|throttled|capped|restricted to, per|by authenticated user|client|account, from
        jwt|token|claims, endpoints|rutas|rotas protegid* por|por roles|rbac|permisos, por rbac,
        verify correct configuration, log|sign in with|via ... social, default|demo|initial
        password* ... logs, token*|session* ... recorded, sign in sheet, reset password* picture,
        login|logins ... dashboard, board game*, identity document*|card*|theft,
        brand|corporate|visual identity, log in database|db|file*|case|both, lock|locks ...
        database|table*|row*|file*|migration*, secret*|password*|token*|key*|credential* ... log
        in, login|logins ... throttled|limited|limit|limits|p95, login attempts, logged in user*
        ... counted|metric, password resets per|a, login brute force, signed in user can|may|only,
        token cache, login con jwt, feature|branch ... login, 401 403, формат ошибок""",
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
        인가*, phan quyen, quyen truy cap, oauth scope*, oauth2 scope*,
        read|see|access|modify|view|edit|change ... other|another|others|foreign|their own, admin
        route*|endpoint*|function*|area|api*|panel ... admin*|restricted|protected|role*|only,
        roles|role & check*|enforc*|test*|required|matrix|verif*|permission*, role|roles required,
        owners only, tenant id, tenancy, multi tenancy, data isolation, isolated per|by
        tenant*|customer*|organi*, scope|scopes ...
        checked|enforced|required|verified|token*|operation*, casbin, opa, cedar, policy
        engine|check*, policies enforced, entitlement*, access denied, denied by default, default
        deny, permission check*, checks|check|verify|verifies ...
        permission*|rights|ownership|role*, server side ... permission*|authoriz*|authoris*,
        horizontal|vertical privilege|escalation, privilege escalation, guards ... role*,
        preauthorize, zugriff ... berechtigt*|rolle*|eigene*, nur ... eigene*|berechtigte*, solo
        ... propios|propietario|administradores, acceso ... roles|permisos, seuls|seul ...
        administrateurs|proprietaire|droits, controle d acces, 只能 访问 自己, 数据 权限, 権限
        チェック, アクセス 制御, 접근 권한*, 권한 검사*,
        user*|customer*|client*|member*|tenant*|company of ...
        other|another|company|tenant|404|403, data|orders|records|resources of ...
        other|another|company|tenant|customer*|user*, cannot|cant|not|never ...
        another|other|others|foreign user*|tenant*|customer*|account*|organi*|people, only ...
        own|owner|owners|admins|admin|permitted|members|staff|managers, filter*|scoped|restricted
        ... tenant|organisation|organization|owner|customer|company,
        user*|staff|customer*|client*|guest*|viewer*|editor*|employee*|nobody|anyone|strangers|member*
        ... cannot|cant|not see|open|read|access|view|edit|delete|change|modify|download|reach,
        nobody|noone|others|strangers|else|outsiders can|may|could|is|able ...
        read|see|access|change|open|edit|delete, autorizzazione, авторизаці*, otorisasi, 권한 ...
        확인|적용|체크, 权限 ... 校验|控制|验证, 権限 ... 確認|チェック, permisos ...
        verificad*|comprobad*|control*, droits d acces, rollen ... gepruft, admin
        functions|features|operations|actions|area|endpoints ...
        locked|restricted|protected|closed|denied, normal|ordinary|regular|unprivileged|standard
        users, foreign|strange|others|other people|someone else ...
        object*|record*|data|resource*|order*|account* ...
        denied|refused|404|403|hidden|blocked|forbidden, access to ... denied|refused|forbidden,
        foreign object*|record*|data|resource*|order*|account*, vertical|horizontal access,
        quer*|list*|data|read*|write*|search* ... filter*|scoped|restricted|limited ...
        tenant|organisation|organization|company|owner,
        organization|organisation|tenant|clinic|customer|account|session|workspace|company|user|team|client|data
        isolation, isolation between|of
        tenants|customers|organi*|accounts|users|workspaces|sessions, isolation ...
        preserved|enforced|kept, owner|owners &
        checked|checks|check|verif*|matches|match|compar*|lookup*, role* guard*, guard* ... role*,
        restricted|reserved|limited|available|open to|for
        admin*|administrator*|owner*|role*|staff|manager*|employee*|members|editors|operators|superuser*|moderators,
        only
        author|authors|creator*|administrator*|supervisor*|editor*|employee*|superuser*|staff|moderator*|roles,
        only user*|people|those with|who ... role*|permission*|right*, role|roles
        needed|required|may|can, need|needs|require|requires|demand|demands ...
        role|roles|permission*|scope|scopes|rights|privileges|admin, deny|denies|denying access,
        denied|closed|locked|private|forbidden|deny|denies by default, access unless,
        right|rights|role|roles matrix|concept, is admin|superuser|staff, read only
        user*|role*|guest*|viewer*|member*|access for, guests ... read only, non
        admin*|owner*|member*, without role|permission*|rights|privileges|scope, someone|somebody
        else data|record*|order*|invoice*|account*|object*|resource*|profile*|file*|id|ids,
        caller|user|requester|client|they must own|owns|owned, owns|own
        resource|object|record|data, belong|belongs|belonging|owned ...
        caller|user|tenant|requester|account|company|customer*|organi*, never|not|cannot
        see|sees|get|gets|read|reads|reach ... data|records ... of|from, from|of one
        organi*|tenant*|customer*|company|account|workspace ... never|not|cannot, foreign id|ids
        ... 404|403|refused|denied|rejected|forbidden|hidden, internal|admin|staff
        endpoint*|route*|api* ... not reachable|exposed|public|accessible|visible,
        admin*|administrador*|role*|manager|tenant|owner|privilege boundary|boundaries, who
        may|can|is ... call|see|read|edit|access, usuario*|user|users|cliente* ...
        otro|otros|outro|outros|propio|propios|proprio|proprios|propria|seus,
        solo|solamente|unicamente ... administrador*|dueno|propietario|autor, apenas|somente|so ...
        administrador*|dono|donos|proprietario|autor, propres donnees|ressources|commandes,
        nur|ausschliesslich ... besitzer|eigentumer|inhaber|admins|administratoren|berechtigt*,
        rechte ... gepruft|serverseitig, mandant|mandanten ... daten|nur|getrennt|sehen,
        eigene|eigenen daten, fremde|fremden daten|datensatze, datos|dados de
        otro|otros|outro|outros, perfis e permissoes, perfiles y permisos, access control|controls,
        other people data|order*|record*|file*, cross account|user|customer|company|org access,
        another users|customers|tenants, users|customers|clients|tenants|members ... only ...
        own|their|theirs, only the|an|its
        author|creator|administrator|supervisor|editor|owner|sender,
        restricted|reserved|limited|available|open to|for the|our
        admin*|administrator*|owner*|role*|staff|manager*|employee*|members|editors|operators|finance|support,
        same organi*|tenant|company ... only|access|see, only ... same organi*|tenant|company|team,
        role|roles of ... user|caller|requester, access ... checked|decided|depends ...
        role*|rights|permission*, id ... taken|comes|read from ... token|session|jwt,
        see|sees|read|reads|edit|change|open|access|reach ... only their|own|your|his|her, only
        see|sees|read|reads|edit|access|change|open|reach ... their|own|his|her, reserve* aux|au|a
        administrat*|proprietaire*|role*, restrit*|restring* ...
        perfil*|papel|papeis|admin*|rol|roles, arent yours|theirs|ours, not theirs|yours, isnt
        theirs|yours, deny|denies access, access ... unless, read only users|roles|members,
        without|lacks|lacking|lack|missing ... role|right|rights|permission*|privilege*, each
        others ... data|file*|record*|order*|profile*|document*, each other
        files|data|orders|records, able to view|see|read|open|change|access ... other*|each,
        but|except the owner|admin*, d|un|de autre|otro|outro
        client*|utilisateur*|usuario*|cuenta|compte|conta, d un autre, de otro|outro
        usuario|cliente, autres clients|utilisateurs|comptes, role model, cannot|cant|not|never ...
        of another|other|different, someone|somebody else ...
        invisible|hidden|closed|protected|stay, maker and checker, maker & checker, different
        users|user enforced, access is limited|restricted|confined to, access
        limited|restricted|confined to, can user a, see user b, user b s, wrong role, controle des
        droits, droits sur chaque, other tenant|user|customer s data|stuff|orders|records, # with
        the wrong role, 403 ... wrong|missing role, 소유권 검증, 역할 ... 검증, 역할 소유권,
        authorization|rol|role protegido|protected, protegido por role|rol, exige role|scope,
        requires role|scope, authz, access ... granted ... only, only ... granted access, visible
        to its|their|his|her|the ... only, visible only to its|their|his|her,
        customer|user|tenant|account|patient|stranger|strangers|outsider|outsiders|others gets|get
        404|403, customer|user|tenant|account b|x|y gets|sees|receives, only for ... role|roles,
        solo|unicamente|solamente ... puede|pueden modificar|ver|borrar|editar|acceder|consultar,
        nur ... darf|durfen andern|sehen|loschen|bearbeiten|lesen, seul|seuls ... peut|peuvent
        modifier|voir|supprimer|lire, apenas|somente|so ... pode|podem
        editar|ver|alterar|apagar|modificar, access|permission|permissions
        decided|determined|controlled|checked|governed by role*|permission*|policy|policies,
        check|checks|checked|verify|verifies whether|that|if ... owns|own|owner|belongs,
        see|sees|read|reads|open|opens ... of another|others|somebody|someone""",
        """roles and responsib*, code ownership, ownership ... clear*|assigned|documented, roles of
        the team, permission to merge, permission from, team ownership, service ownership, access
        rights ... requested, tenant onboarding, demo tenant, authorized by the|management,
        permission of the, role playing, filtered by role, user roles page, least privilege ...
        database|db|iam|service|cloud|container*|deployment|pipeline, roles in the team, role
        description*, admin ui|page|dashboard|guide*|manual, owner of the ticket|story|service,
        product|process|code|data owner*, who owns, scope of, out of scope, in scope, scope ...
        story|ticket|sprint|change|pr, only ... changed files, roles ... assigned ... on
        call|incident, allowed origin*, access log|logs|logged|logging, only for our own
        failures|errors, database|db|direct access, direct db access, each|every|any
        tenant|customer|account, per|each|every tenant|tenants|customer|user|account|client, roles
        in|of the, roles in|of project|team, data|domain|product ownership,
        branch|commit|pr|change|diff ... scoped to, ownership layer*|layers, seed admin*|user*,
        only seed*, ownership ... on call|escalation|contact*, ownership confirmed|agreed|assigned,
        scoped to one, unauthorized access, one top level,
        product|code|business|feature|story|ticket|data|process|service|system|component|module|repo|alert|runbook|risk|budget|domain|api
        owner|owners, owner ... texts|named|alert*,
        training|test|sample|pilot|new|first|beta|example tenant|tenants, log|logs|logged|logging
        ... tenant*, tenant and|or correlation|request|trace, embedding forbidden, only our own
        frontend*|web|app|domain*|site*|origin*|errors|failures, solo|apenas|nur
        dominios|origenes|origens|origins|ursprunge, solo los dominios propios, contract|contracts
        covers|cover other customer*, other customers ...
        informed|contract*|notified|affected|migrated, staff|employee* trained|informed|briefed,
        access to dashboard|repo*|staging|wiki, only managers were, page ... restricted, id taken
        from message|event|header, access ... checked|decided ... firewall|vpn|port*, role of
        product|team|developer*|tester*|each|scrum|the product|the team, playing the role,
        database|db|superuser|root rights|privileges, runs without,
        drains|drain|open|pending|settled|card authorisations|authorizations, forbidden
        one|ones|transition*|state|states, формат ошибок и статусов, an api contract changed, 401
        403 404, letter|letters of authorisation|authorization""",
    ),
    "sql-injection": _topic(
        """sql injection*, injection attack*|flaw*|safe|proof|vulnerab*|risk*, against injection,
        prepared statement*, parameteri*|parametri* quer*|sql|statement*|everywhere, quer* ...
        parameteri*|parametri*, bound|bind parameter*|variable*, raw sql, sqli, string
        built|concat* sql|quer*, sql|quer* & string*|concatenat*|interpolat*|f strings, dynamic
        sql, orm only, inyeccion sql, injections sql, injection sql, injecao de sql|sql, sql
        injektion*, sql インジェクション, sql 注入, consultas parametrizadas, プレース ホルダー,
        sql 인젝션*, concatenat* ... sql|quer*, sql ... concatenat*, string concatenation in, no
        string concat*, placeholders ... sql|quer*, sql|quer*|statements &
        placeholder*|bound|parameter*|escaped|orm, sql placeholders, no raw sql|quer*, raw quer*,
        orm ... only|used|everywhere|instead, only ... orm, injection*, injections, string built
        quer*, sql built|assembled|composed|constructed, user input ... sql|quer*, nosql
        injection*, jpa parameters, query builder ... bound|parameter*, sql query parameters bound,
        parameters|values bound, sql|quer*|requete*|consulta* & concat*, sql|quer* &
        string*|concatenat*|interpolat*, f string* ... sql|quer*, allow|allowed list|columns ...
        column*|sort*|order|quer*, sort*|order|column* ...
        allow|allowlist|whitelist|whitelisted|allowlisted list|only|columns, sort*|column* ...
        allowlist*|whitelist*, sqlmap, sql|quer*|statement* &
        assembled|composed|constructed|glued|stitched|pieced|handcrafted|concatenated|hand,
        glue*|stitch*|assembl* ... sql|quer*, database|db|data access ... orm|placeholders,
        through|via|over|by orm, end|ends|land|lands|ends up in|into sql|query|queries, up in
        sql|query|queries, input* & order by, input|inputs|data|values|value|strings ...
        into|inside|in sql|queries|query, sql ... input*, quer* ...
        built|made|assembled|composed|constructed ... input|inputs|data|hand|strings,
        requete*|consulta*|query|queries|abfragen ...
        parametre*|prepare*|parametrizad*|parametrisiert*|preparad*, requetes preparees, sort|order
        column*|field*|fields|columns ... fixed|known|allowed|allowlist*|whitelist*,
        single|unescaped quote|quotes, apostrophe*, quote|quotes in
        input|search|terms|strings|parameters|names, format in|into quer*|sql, values ...
        separate*|separately ... sql|quer*|statement*, escap* like, like ... escaped, bind|bound
        everything|variables|values|all|variable|arguments, sql nur mit|uber, named|positional
        parameters, tainted input, injection ... impossible|prevented|safe|free|tested, injectable,
        second order injection, stored procedure* ... dynamic|instead, ends|end|land|lands up in
        ... sql, sql|db|database|all statements ... prepared, smuggl* ... sql|quer*, never|not
        concatenated|interpolated, terms|values|inputs|arguments are|get bound, f string|strings
        ... execute|query|sql|queries, no f strings""",
        """dependency injection, query string*, graphql string*, injection of dependencies,
        constructor injection, log|header|prompt|template|command|fault|failure injection*,
        dependency injection*, ldap injection*, html injection*, error* ... sql, sql ... error*,
        query parameters|parameter validated|documented|checked, query parameter*, query
        parameters|parameter validated|documented, query|queries in|inside a|loops|loop, query
        and|or body|path|header|headers|form|cookie, body|path|header|headers and|or query, path
        query and|or body, raw sql delete, injection mould*|mold*|needle*, price quote*|quotes,
        path ... query and body parameters, query body and|or path|header*, sql ...
        migration*|seed|dump|script*, bank|account|monthly statement*, debugger statement*,
        leftover""",
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
        licen*, licences|licenses checked|compatible|approved,
        packages|libraries|versions|dependencies|requirements|modules
        frozen|locked|pinned|patched|updated|audited, frozen|pinned|locked|exact version*|package*,
        patched version*, go sum, go mod tidy, cargo audit, cargo lock,
        npm|yarn|pnpm|composer|poetry|uv lock|audit, govulncheck, package lock, yarn lock, poetry
        lock, uv lock, requirements txt, owasp dependency check*, known cve*, without|no|zero
        cve*|vulnerabilit*, cves, vulnerable package*|librar*|component*|dependenc*, sca scan*,
        dependency tree, transitive dependenc*, abandoned|unmaintained|outdated|stale|old|eol
        package*|librar*|dependenc*|version*, licen* ...
        dependenc*|librar*|package*|compatible|checked, sicherheitslucken in abhangigkeiten,
        vulnerabilidad*, vulnerabilites, schwachstelle*, bibliotheken, paquetes, pacotes, paquets,
        librerias ... actualizadas|vulnerab*, 依赖 ... 版本|锁定|升级, 第三方 库, パッケージ ...
        脆弱, ライブラリ ... 更新|脆弱, 취약한 패키지*, image|container ... trivy|cve*,
        packages|libraries|dependencies with|without|contain known
        hole*|issue*|weakness*|vulnerab*, librar*|package*|dependenc* ...
        justified|approved|minimal|necessary|vetted|evaluated|allowed,
        librar*|package*|dependenc*|version* older|unsupported|abandoned|deprecated|eol,
        outdated|old librar*|package*,
        gems|crates|nugets|jars|nuget|composer|cargo|go|maven|npm|pypi|gradle|node &
        modules|packages|artifacts|dependenc* ...
        pinned|locked|outdated|vulnerab*|scan*|audit*|update*, gems|crates|jars|modules ...
        locked|pinned|outdated|vulnerab*|audit*|up to date, gemfile lock, composer lock, packages
        lock, pipfile lock, bundler audit, bundle audit, cvss,
        unused|unneeded|unnecessary|superfluous dependenc*|package*|librar*, new|additional|extra
        librar*|package*|dependenc*, librar*|package*|dependenc*|framework*|component* ...
        supported|maintained|current|latest|recent version*|release*, new|runtime|production|direct
        dependency without, dependenc* ... version bound|pinned|bounded|range|locked,
        librar*|framework*|runtime*|component*|modules|gems|crates|jars ... up to
        date|current|newest, add|added|adding|introduce*|brought|pulled
        librar*|package*|dependency|dependencies|third, add*|introduc* ... new
        library|package|dependency|libraries|packages, no|not|without|unnecessary
        new|additional|further|added|another librar*|package*|dependenc*|framework*, enforcer,
        finding*|advisor*|alert*|hole*|issue* in|for|of
        packages|libraries|dependencies|package|third, advisories|advisory, security
        updates|patches|update|patch applied|installed|merged, git urls in requirements,
        minor|major|latest|newest version* of librar*|package*|framework*|dependenc*, version
        ranges|range|pins|pin|pinning|constraints, floating|wildcard|caret|latest
        versions|version|tag|tags, pinned by|to hash*|version*|digest, hash*|hashes in
        requirements|lock, uv|poetry|pip|npm|yarn|pnpm|cargo|bundle|go mod|composer
        tidy|freeze|lock|sync|compile, pip compile|tools|freeze|sync, constraints txt, pyproject
        ... bounds|versions|pinned, typosquat*, log4shell, malicious package*, bill of materials,
        cyclonedx|spdx, dependency track|graph|cruiser|confusion, blackduck|black
        duck|mend|whitesource|sonatype|nexus iq|fossa, copyleft|gpl|agpl,
        deptry|depcheck|knip|cargo udeps|machete, versiones fijadas|fijas, versions
        figees|epinglees, versoes fixadas, versionen fixiert|gepinnt,
        bibliotecas|librerias|bibliotheques, sicherheitslucke*, failles, fallos de seguridad
        conocidos, licencias|licences|lizenzen de ... dependenc*|bibliot*|paquet*, unmaintained,
        known weakness*|hole*|exploit*, deprecated|retired|legacy|eol
        librar*|package*|component*|framework*, librar*|package*|module* ...
        replaced|removed|dropped ... deprecated|unmaintained|old|eol, import*|imports
        covered|declared|listed|contained in|by requirements|pyproject|package|manifest,
        undeclared|missing dependenc*, requirements|pyproject|package json|pom|gemfile|go mod|cargo
        toml ... complete|minimal|updated|clean|tidy, package json|pom xml|build gradle,
        librar*|framework*|runtime*|component*|modules|gems|crates|jars ... up to
        the|a|an|our|its|each|every date|current|newest, finding*|advisor*|alert*|hole*|issue*
        in|for|of the|a|an|our|its|each|every packages|libraries|dependencies|package|third, git
        urls in the|a|an|our|its|each|every requirements, minor|major|latest|newest version* of
        the|a|an|our|its|each|every librar*|package*|framework*|dependenc*, pinned by|to
        the|a|an|our|its|each|every hash*|version*|digest, hash*|hashes in
        the|a|an|our|its|each|every requirements|lock, bill of the|a|an|our|its|each|every
        materials, import*|imports covered|declared|listed|contained in|by
        the|a|an|our|its|each|every requirements|pyproject|package|manifest, exclude or replace
        directives, pinned whatever|everything|all, pinned ... pypi|npm|registry|maven|crates""",
        """dependency injection, dependenc* on, depend* on, external dependenc* ... agreed|known,
        broken|unavailable|missing|slow|downstream dependenc*, dependenc* ... down|unavailable,
        dependenc* between|of team*|to other, cross team dependenc*, dependency call*, license to,
        image|container ... vulnerab*, no dependenc*, dependenc* ... resolved|identified|agreed,
        dependency is|fails|outage*, team dependenc*, dependency check* in readiness, security
        vulnerabilities introduced by, sast|dast|static ... vulnerab*, vulnerabilit* ... code, code
        ... vulnerabilit*, circular|cyclic dependenc*, version* ... api, api version*, old version*
        kept|of the api|clients, delivery package*, work package*, package delivered, package
        tour|holiday, library card, penetration ... vulnerab*, software package, python version*,
        base image*, 零 框架 依赖, 零 依赖, 框架 依赖, on|to back old|previous version*, old
        version within|again|in|deployed|running|can|restored, dependency|dependencies between
        tables|teams|stories|tasks, security updates communicated|announced, office suite,
        depends*, security patch* ... os|host*|server*, lead component*, ui component*, alerts in
        production, grafana ... alert*, image|container ... floating|latest tag*, third party
        licen* of the office, package json version|scripts|script, legacy component* ... ui, on|to
        the|a|an|our|its|each|every back old|previous version*, alerts in
        the|a|an|our|its|each|every production, approved by, pinned by digest, probe covers the,
        covers the new dependency, license information""",
    ),
}
