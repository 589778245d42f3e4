"""How a web server serves the site: headers that a page cannot give itself, how long what is kept, and old addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.outputs.data.redirects import moved
from generator.outputs.data.security import PATH as SECURITY
from generator.theme import NOT_FOUND

if TYPE_CHECKING:
    from generator.publication import Publication

POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'self'; img-src 'self' data:; "
    "media-src 'self'; script-src 'self'; style-src 'self'"
)
"""What pages say of themselves in theme/main.html; the header adds what only a header may say."""

FOLDER = "/var/www/zcjd"
_PLAIN = re.compile(r"[\w.~/-]*")
_HEADERS = (
    ("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
_TEXTS = (
    "text/plain text/css text/csv text/xml text/calendar text/javascript application/javascript application/json "
    "application/schema+json application/xml application/atom+xml image/svg+xml"
)


class HostingError(Exception):
    """The site cannot be described to the server; the message is one Chinese sentence."""


def nginx(publication: Publication) -> str:
    """The configuration of nginx for this site, to be put into its folder of sites. Raises HostingError."""
    parts = urlsplit(publication.settings.site_url)
    prefix, host = parts.path.rstrip("/"), parts.hostname or "_"
    if not (_PLAIN.fullmatch(prefix) and _PLAIN.fullmatch(host)):
        raise HostingError(
            f"网址“{publication.settings.site_url}”里有 nginx 配置写不了的字符，只用字母、数字和 . - _ ~ /"
        )
    lines = [
        "# 由 zcjd nginx 生成，放到 nginx 的 conf.d 里；网站改了网址、文件改了名，重新生成一次。",
        f"# 网站文件放在 {FOLDER}（zcjd build --output {FOLDER}）。证书和 443 端口按本单位的要求加。",
        "",
        "map $uri $zcjd_moved {",
        '    default "";',
        *(f"    {prefix}/{old} {prefix}/{new};" for old, new, _ in sorted(moved(publication))),
        "}",
        "",
        "map $uri $zcjd_kept {",
        "    default no-cache;  # 每次问一下有没有变",
        f'    "~^{_exactly(prefix)}/assets/(zcjd\\.[0-9a-f]+\\.css|js-[0-9a-f]+/)" "public, max-age=31536000, immutable";',
        f'    "~^{_exactly(prefix)}/assets/" "public, max-age=86400";',
        "}",
        "",
        "map $uri $zcjd_shared {",
        '    default "";',
        f'    "~^{_exactly(prefix)}/(data/|calendar\\.ics$|([^?]*/)?feed\\.(atom|json)$)" "*";  # 开放数据和订阅，别的网站也能读',
        "}",
        "",
        "server {",
        "    listen 80;",
        "    listen [::]:80;",
        f"    server_name {_in_ascii(host)};",
        "    server_tokens off;",
        "    absolute_redirect off;",
        "    charset utf-8;",
        f"    charset_types {_TEXTS};",
        "    include mime.types;",
        "    types {",
        "        text/calendar ics;",
        "        text/csv csv;",
        "    }",
        "",
        "    gzip on;",
        "    gzip_vary on;",
        "    gzip_comp_level 6;",
        "    gzip_min_length 512;",
        "    gzip_proxied any;",
        f"    gzip_types {_TEXTS} application/octet-stream;",
        "    # 装了 brotli 模块的，再加两行：brotli on; brotli_types 同上。",
        "",
        *(f'    add_header {name} "{value}" always;' for name, value in _HEADERS),
        '    # 只用 https 的网站再加：add_header Strict-Transport-Security "max-age=31536000" always;',
        "    add_header Cache-Control $zcjd_kept;",
        "    add_header Access-Control-Allow-Origin $zcjd_shared;",
        "",
        f"    error_page 404 {prefix}/{NOT_FOUND};",
        "    if ($zcjd_moved) { return 301 $zcjd_moved; }",
        "    location ~ /\\.(?!well-known/) { return 404; }",
        *_places(prefix),
        "}",
        "",
    ]
    return "\n".join(lines)


def _places(prefix: str) -> list[str]:
    """Where the files are: at the root of the host, or below an address of their own."""
    if not prefix:
        return [f"    root {FOLDER};", "    index index.html;"]
    return [
        f"    location {prefix}/ {{ alias {FOLDER}/; index index.html; }}",
        f"    location = /{SECURITY} {{ alias {FOLDER}/{SECURITY}; }}",
    ]


def _exactly(text: str) -> str:
    """The text in a regular expression; of the signs that mean something there an address holds only the dot."""
    return text.replace(".", "\\.")


def _in_ascii(host: str) -> str:
    """The name of a host as it is looked up; a name that has no such form stays as it is."""
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host
