#!/usr/bin/env python3
"""Writes a tree with planted secrets and with what only looks like them, and beside it which line is which.

    generate.py FOLDER [SEED]

The same seed gives the same tree. Values follow the formats that their issuers publish, checksums included; none was
ever issued. FOLDER/tree is what is searched. FOLDER/labels.tsv names each planted line: path, line, what it is, and
`secret` or `harmless`.
"""

import base64
import binascii
import json
import random
import string
import sys
import uuid
from pathlib import Path

ALNUM = string.ascii_letters + string.digits
LOWER = string.ascii_lowercase + string.digits
HEX = "0123456789abcdef"
BASE64 = ALNUM + "+/"
URL64 = ALNUM + "-_"
WORDS = "harbor violet tundra maple copper lantern meadow pepper quartz ribbon saddle timber walnut zephyr".split()


class Values:
    """Values of one kind each, drawn from one source of chance."""

    def __init__(self, chance):
        self.chance = chance

    def text(self, alphabet, length):
        return "".join(self.chance.choice(alphabet) for _ in range(length))

    def bytes64(self, size):
        return base64.b64encode(self.chance.randbytes(size)).decode()

    def checked(self, prefix, size):
        """A token of GitHub's form: its last six characters are the CRC-32 of the others in base 62."""
        body = self.text(ALNUM, size)
        rest, digits = binascii.crc32(body.encode()), ""
        alphabet = string.digits + string.ascii_uppercase + string.ascii_lowercase
        while rest:
            rest, digit = divmod(rest, 62)
            digits = alphabet[digit] + digits
        return prefix + body + digits.rjust(6, "0")

    def jwt(self):
        def part(content):
            return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")

        claims = {"sub": self.text(string.digits, 10), "name": self.chance.choice(WORDS), "iat": 1_700_000_000}
        return ".".join((part({"alg": "HS256", "typ": "JWT"}), part(claims), self.text(URL64, 43)))

    def password(self):
        return self.chance.choice(WORDS).title() + self.text(string.digits, 3) + self.chance.choice("!#%&*+?") + self.text(
            ALNUM, 6)

    def number(self, size):
        return der(2, b"\x40" + self.chance.randbytes(size - 1))

    def rsa(self):
        """The structure of RFC 8017, A.1.2, with numbers that make no working key."""
        sizes = (256, 3, 256, 128, 128, 128, 128, 128)
        return der(0x30, der(2, b"\0") + b"".join(self.number(size) for size in sizes))

    def key(self, kind):
        if kind == "RSA PRIVATE KEY":
            return self.rsa()
        if kind == "PRIVATE KEY":
            return der(0x30, der(2, b"\0") + der(0x30, RSA_ENCRYPTION + b"\5\0") + der(4, self.rsa()))
        if kind == "EC PRIVATE KEY":
            return der(0x30, der(2, b"\1") + der(4, self.chance.randbytes(32)) + der(0xA0, P256))
        if kind == "OPENSSH PRIVATE KEY":
            return b"openssh-key-v1\0" + b"".join(
                len(part).to_bytes(4, "big") + part for part in (b"none", b"none", b"")) + self.chance.randbytes(280)
        return der(0x30, self.chance.randbytes(290))

    def pem(self, kind):
        body = base64.b64encode(self.key(kind)).decode()
        lines = [body[at:at + 64] for at in range(0, len(body), 64)]
        return [f"-----BEGIN {kind}-----", *lines, f"-----END {kind}-----"]


def der(tag, content):
    """One element in the distinguished encoding of ASN.1."""
    size = len(content)
    if size < 128:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def token_kinds(v):
    """Kind, usual name of the setting, value."""
    d = string.digits
    return [
        ("aws-key-id", "aws_access_key_id", "AKIA" + v.text(string.ascii_uppercase + "234567", 16)),
        ("aws-secret-key", "aws_secret_access_key", v.text(BASE64, 40)),
        ("github-classic", "github_token", v.checked("ghp_", 30)),
        ("github-app", "github_token", v.checked("ghs_", 30)),
        ("github-fine-grained", "gh_token", "github_pat_" + v.text(ALNUM, 22) + "_" + v.text(ALNUM, 59)),
        ("gitlab", "gitlab_token", "glpat-" + v.text(URL64, 20)),
        ("slack-bot", "slack_token", f"xoxb-{v.text(d, 12)}-{v.text(d, 12)}-{v.text(ALNUM, 24)}"),
        ("slack-webhook", "slack_url", "https://hooks.slack.com/services/T" + v.text(string.ascii_uppercase + d, 8) + "/B"
         + v.text(string.ascii_uppercase + d, 10) + "/" + v.text(ALNUM, 24)),
        ("stripe", "stripe_key", "sk_live_" + v.text(ALNUM, 24)),
        ("google-api-key", "maps_key", "AIza" + v.text(URL64, 35)),
        ("npm", "npm_token", v.checked("npm_", 30)),
        ("pypi", "pypi_token", "pypi-AgEIcHlwaS5vcmc" + v.text(URL64, 140)),
        ("sendgrid", "sendgrid_key", f"SG.{v.text(URL64, 22)}.{v.text(URL64, 43)}"),
        ("mailgun", "mailgun_api_key", "key-" + v.text(HEX, 32)),
        ("telegram", "telegram_bot_token", v.text("123456789", 10) + ":AA" + v.text(URL64, 33)),
        ("digitalocean", "do_token", "dop_v1_" + v.text(HEX, 64)),
        ("shopify", "shopify_token", "shpat_" + v.text(HEX, 32)),
        ("openai", "openai_api_key", f"sk-proj-{v.text(URL64, 74)}T3BlbkFJ{v.text(URL64, 74)}"),
        ("anthropic", "anthropic_api_key", "sk-ant-api03-" + v.text(URL64, 93) + "AA"),
        ("hugging-face", "hf_token", "hf_" + v.text(string.ascii_letters, 34)),
        ("databricks", "databricks_token", "dapi" + v.text(HEX, 32)),
        ("grafana", "grafana_token", f"glsa_{v.text(ALNUM, 32)}_{v.text(HEX, 8)}"),
        ("linear", "linear_key", "lin_api_" + v.text(ALNUM, 40)),
        ("postman", "postman_key", f"PMAK-{v.text(HEX, 24)}-{v.text(HEX, 34)}"),
        ("terraform-cloud", "tfe_token", f"{v.text(ALNUM, 14)}.atlasv1.{v.text(URL64, 67)}"),
        ("vault", "vault_token", "hvs." + v.text(URL64, 95)),
        ("azure-storage", "connection", "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=" + v.bytes64(64)
         + ";EndpointSuffix=core.windows.net"),
        ("datadog", "datadog_api_key", v.text(HEX, 32)),
        ("heroku", "heroku_api_key", str(uuid.UUID(int=v.chance.getrandbits(128), version=4))),
        ("twilio", "twilio_api_key", "SK" + v.text(HEX, 32)),
        ("jwt", "session", v.jwt()),
        ("postgres-url", "database_url", f"postgres://shop:{v.text(ALNUM, 16)}@db.internal:5432/shop"),
        ("amqp-url", "broker_url", f"amqps://svc:{v.text(ALNUM, 20)}@mq.internal/shop"),
        ("generic-api-key", "partner_api_key", v.text(LOWER, 32)),
        ("generic-secret", "client_secret", v.text(URL64, 40)),
        ("generic-password", "db_password", v.password()),
        ("generic-password", "smtp_password", v.password()),
    ]


def harmless_kinds(v):
    """Kind, name of the setting, value that is no secret."""
    wrong = v.checked("ghp_", 30)
    wrong = wrong[:-1] + ("0" if wrong[-1] != "0" else "1")
    return [
        ("placeholder", "api_key", "<your-api-key>"),
        ("placeholder", "github_token", "ghp_" + "x" * 36),
        ("placeholder", "client_secret", "YOUR_CLIENT_SECRET_HERE"),
        ("placeholder", "db_password", "********"),
        ("placeholder", "api_token", "insert-token-here"),
        ("documentation", "aws_access_key_id", "AKIAIOSFODNN7" + "EXAMPLE"),
        ("documentation", "aws_secret_access_key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY"),
        ("wrong-checksum", "github_token", wrong),
        ("reference", "api_key", "${PARTNER_API_KEY}"),
        ("reference", "db_password", "{{ vault_db_password }}"),
        ("reference", "secret_arn", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-" + v.text(ALNUM, 6)),
        ("reference", "password_file", "/run/secrets/db_password"),
        ("digest", "sha256", v.text(HEX, 64)),
        ("digest", "commit", v.text(HEX, 40)),
        ("digest", "etag", v.text(HEX, 32)),
        ("digest", "integrity", "sha512-" + v.bytes64(64)),
        ("digest", "image", "registry.example.com/shop@sha256:" + v.text(HEX, 64)),
        ("identifier", "request_id", str(uuid.UUID(int=v.chance.getrandbits(128), version=4))),
        ("identifier", "account_id", v.text(string.digits, 12)),
        ("identifier", "bucket", "shop-artifacts-" + v.text(LOWER, 8)),
        ("identifier", "public_key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + v.text(BASE64, 43) + " build@shop"),
        ("identifier", "stripe_key", "pk_live_" + v.text(ALNUM, 24)),
        ("identifier", "url", "https://example.com/reset?step=" + v.text(string.digits, 4)),
        ("words", "password_label", "Please enter your new password"),
        ("words", "token_type", "Bearer"),
        ("words", "secret_name", "shop-database-credentials"),
        ("words", "key_algorithm", "AES/GCM/NoPadding"),
        ("words", "password_policy", "min12-upper-lower-digit"),
        ("words", "api_key_header", "X-Shop-Api-Key"),
        ("data", "thumbnail", "data:image/png;base64," + v.bytes64(60)),
    ]


def camel(name):
    head, *tail = name.split("_")
    return head + "".join(part.title() for part in tail)


# Each writes one line that sets a name to a value.
LANGUAGES = {
    "settings.py": lambda name, value: f'{name.upper()} = "{value}"',
    "config.js": lambda name, value: f"  {camel(name)}: '{value}',",
    "Config.java": lambda name, value: f'    private static final String {name.upper()} = "{value}";',
    "main.go": lambda name, value: f'\t{camel(name)} := "{value}"',
    "values.yaml": lambda name, value: f'  {camel(name)}: "{value}"',
    "plain.yaml": lambda name, value: f"  {name}: {value}",
    ".env": lambda name, value: f"{name.upper()}={value}",
    "application.properties": lambda name, value: f"shop.{name.replace('_', '-')}={value}",
    "settings.json": lambda name, value: f'  "{camel(name)}": "{value}",',
    "main.tf": lambda name, value: f'  {name} = "{value}"',
    "deploy.sh": lambda name, value: f'export {name.upper()}="{value}"',
    "Dockerfile": lambda name, value: f"ENV {name.upper()}={value}",
    "notebook.ipynb": lambda name, value: f'    "{name} = \\"{value}\\"\\n",',
    "web.xml": lambda name, value: f'    <property name="{name}" value="{value}"/>',
}

# Whole lines that speak of secrets in code and hold none.
CODE = {
    "settings.py": ['password = getpass.getpass("Password: ")', 'api_key = os.environ["API_KEY"]',
                    "token = response.json()['access_token']", "if not secrets.compare_digest(token, expected_token):"],
    "config.js": ["  password: string;", "const token = localStorage.getItem('access_token');",
                  "  apiKey: process.env.API_KEY,", "expect(user.password).toBeUndefined();"],
    "Config.java": ["    private String password;", '    String token = request.getHeader("Authorization");',
                    "    public void setApiKey(String apiKey) {", '    char[] secret = console.readPassword("Secret: ");'],
    "plain.yaml": ["  token: ${{ secrets.DEPLOY_TOKEN }}", "  secretName: shop-tls", "  passwordSecretRef: shop-db",
                   "  tokenExpirationSeconds: 3600"],
    "main.tf": ["  password = var.db_password", "  secret_id = aws_secretsmanager_secret.shop.id",
                "  api_key = data.vault_generic_secret.shop.data[\"key\"]"],
    "deploy.sh": ['curl -H "Authorization: Bearer $TOKEN" "$URL"', 'mysql -u root -p"$MYSQL_ROOT_PASSWORD" shop',
                  "docker login --password-stdin registry.example.com"],
}

# Whole lines with a secret, which no setting has a name for.
LINES = {
    "deploy.sh": [("curl-user", lambda v: f"curl -u shop:{v.password()} https://api.example.com/orders"),
                  ("bearer", lambda v: f'curl -H "Authorization: Bearer {v.text(ALNUM, 40)}" https://api.example.com')],
    "plain.yaml": [("url-password", lambda v: f"  remote: https://build:{v.text(ALNUM, 20)}@git.example.com/shop.git")],
}

KEYS = ["RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "EC PRIVATE KEY", "PRIVATE KEY"]
NO_KEYS = ["CERTIFICATE", "PUBLIC KEY"]
RSA_ENCRYPTION = bytes.fromhex("06092a864886f70d010101")
P256 = bytes.fromhex("06082a8648ce3d030107")
FILLER = ["", "# settings of the shop", "// see the manual", "timeout = 30", "retries: 3", "name=shop", "}", "{"]


class Tree:
    """Writes files and remembers what their lines are."""

    def __init__(self, folder):
        self.folder = folder
        self.labels = []

    def file(self, path, lines):
        """Lines are pairs of a text and its label, which is None for filler, or a kind and whether it is a secret."""
        for number, (_, label) in enumerate(lines, 1):
            if label:
                self.labels.append((path, number, label[0], "secret" if label[1] else "harmless"))
        file = self.folder / "tree" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(text for text, _ in lines) + "\n")

    def close(self):
        rows = "".join("\t".join(map(str, label)) + "\n" for label in self.labels)
        (self.folder / "labels.tsv").write_text(rows)


def planted(chance, name, write):
    values = Values(chance)
    lines = [(write(key, value), (kind, True)) for kind, key, value in token_kinds(values)]
    lines += [(write(key, value), (kind, False)) for kind, key, value in harmless_kinds(values)]
    lines += [(text, ("code", False)) for text in CODE.get(name, [])]
    lines += [(make(values), (kind, True)) for kind, make in LINES.get(name, [])]
    chance.shuffle(lines)
    spaced = []
    for line in lines:
        spaced += [(chance.choice(FILLER), None) for _ in range(chance.randint(2, 6))]
        spaced.append(line)
    return spaced


def main():
    folder = Path(sys.argv[1])
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    tree = Tree(folder)
    for service in WORDS[:4]:
        for name, write in LANGUAGES.items():
            tree.file(f"{service}/{name}", planted(chance, name, write))
    values = Values(chance)
    for secret, kinds in ((True, KEYS), (False, NO_KEYS)):
        for kind in kinds:
            pem = values.pem(kind)
            label = (kind.lower().replace(" ", "-"), secret)
            tree.file(f"keys/{label[0]}.pem", [(pem[0], label)] + [(line, None) for line in pem[1:]])
    tree.close()


if __name__ == "__main__":
    main()
