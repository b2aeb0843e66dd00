"""A service that takes part in MyData: it sends a citizen, hears the notice, fetches and opens her data.

Its settings come as JSON on standard input. At its own door:

    GET  /apply?pid=…&datasets=…        sends the citizen, who will identify at the platform
    POST /apply-signed                  sends the citizen, who has signed with her card: {pid, holder, birthday, …, card}
    POST /notify                        the platform says that data is coming
    GET  /return?code=…&tx_id=…         the citizen is back
    GET  /outcome?tx_id=…               what has become of it
    GET  /standing?tx_id=…              what the platform says of it, and how the citizen identified
"""

import base64
import hmac
import json
import re
import sys
import threading
import time
import uuid
from urllib.parse import quote

import card
from asking import ask
from delivery import Outcome, open_delivery
from door import Reply, Request, serve
from service_cipher import ServiceCipher
from signed_package import Anchors

# A service answers the notice first, and fetches a little later.
FETCH_AFTER_SECONDS = 3
# Where the platform does not say how long to wait.
PATIENCE_SECONDS = 60
TRIES = 5
SECRET = re.compile(r"[0-9a-f]{32}")
JSON = {"content-type": "application/json; charset=UTF-8"}


class NotAccepted(Exception):
    """The platform does not take a signature."""


class Service:
    def __init__(self, settings: dict) -> None:
        self.client_id: str = settings["client_id"]
        self.api_key: str = settings["api_key"]
        self.platform: str = settings["platform"]
        self.return_url: str = settings["return_url"]
        self.anchors = Anchors(settings["root"].encode(), settings["authorities"].encode())
        self.cipher = ServiceCipher(settings["client_secret"], settings["cbc_iv"])
        self.transactions: dict[str, dict] = {}

    def answer(self, request: Request) -> Reply:
        match request.method, request.path:
            case "GET", "/apply":
                return self.apply(request)
            case "POST", "/apply-signed":
                return self.apply_signed(request.json())
            case "POST", "/notify":
                return self.notified(request)
            case "GET", "/return":
                return self.returned(request)
            case "GET", "/outcome":
                return Reply.of(self.transactions[request.query["tx_id"]])
            case "GET", "/standing":
                return Reply.of({call: self.side_call(call, request.query["tx_id"]) for call in ("txid_status", "type_valid")})
        return Reply(404)

    # The citizen identifies at the platform.

    def apply(self, request: Request) -> Reply:
        tx_id = self.begin()
        # As many services do, the pid goes out without being encoded: its `+` and `/` stand there as they are.
        pid = self.cipher.seal(request.query["pid"])
        return self.away(f"/service/{self.client_id}/{self.parameters(request.query['datasets'])}/{tx_id}?returnUrl={self.back(tx_id)}&pid={pid}")

    def begin(self) -> str:
        tx_id = str(uuid.uuid4())
        self.transactions[tx_id] = {"fetches": []}
        return tx_id

    def parameters(self, datasets: str) -> str:
        return quote(base64.b64encode(datasets.encode()), safe="")

    def back(self, tx_id: str) -> str:
        return quote(f"{self.return_url}?case={tx_id[:8]}", safe="")

    def away(self, path: str) -> Reply:
        return Reply(302, {"location": self.platform + path})

    # The citizen has signed with her card.

    def apply_signed(self, form: dict) -> Reply:
        tx_id = self.begin()
        try:
            self.forward_signature(tx_id, {name: value for name, value in form.items() if name not in ("card", "datasets")}, form["card"])
        except NotAccepted as refusal:
            return Reply.of({"tx_id": tx_id, "status": refusal.args[0]}, 502)
        return self.away(f"/service/spsignature/{self.client_id}/{self.parameters(form['datasets'])}/{tx_id}?returnUrl={self.back(tx_id)}")

    def forward_signature(self, tx_id: str, person: dict, signer: dict) -> None:
        salted = self.signature({"tx_id": tx_id})
        if salted["tx_id"] != tx_id or not SECRET.fullmatch(salted["salt"]):
            raise ValueError("a salt of another form")
        data = self.cipher.seal(json.dumps({**person, "salt": salted["salt"]}))
        self.signature({"tx_id": tx_id, "data": data, "pkcs7": card.sign(data, **signer)})

    def signature(self, body: dict) -> dict:
        answer = ask("POST", f"{self.platform}/service/spsignature/{self.client_id}", JSON, json.dumps(body).encode())
        if answer.status != 200:
            raise NotAccepted(answer.status)
        return json.loads(answer.body) if answer.body else {}

    # The platform says that data is coming.

    def notified(self, request: Request) -> Reply:
        notice = request.json()
        transaction = self.transactions.get(notice.get("tx_id"))
        known = request.headers["content-type"] == JSON["content-type"] and hmac.compare_digest(notice.get("apiKey", "").encode(), self.api_key.encode())
        if transaction is None or not known:
            return Reply(403)
        transaction["notice"] = sorted(notice)
        transaction["unable_to_deliver"] = notice.get("unable_to_deliver", [])
        if "secret_key" in notice:
            secret = self.cipher.unseal(notice["secret_key"])
            if not SECRET.fullmatch(secret):
                return Reply(403)
            threading.Timer(FETCH_AFTER_SECONDS, self.fetch, (notice["tx_id"], notice["permission_ticket"], secret)).start()
        return Reply(200)

    def fetch(self, tx_id: str, ticket: str, secret: str) -> None:
        transaction = self.transactions[tx_id]
        try:
            token = self.token(tx_id, ticket, transaction["fetches"])
            transaction["outcomes"] = [said(outcome) for outcome in open_delivery(token, secret, self.client_id, self.anchors)]
        except Exception as error:
            transaction["failure"] = f"{type(error).__name__}: {error}"
            raise

    def token(self, tx_id: str, ticket: str, statuses: list[int]) -> bytes:
        for _ in range(TRIES):
            answer = ask("GET", f"{self.platform}/service/data", {"permission_ticket": ticket, "tx_id": tx_id})
            statuses.append(answer.status)
            if answer.status == 200 and answer.headers["content-type"] == "application/jwe; charset=UTF-8":
                return answer.body
            if answer.status != 429:
                break
            time.sleep(int(answer.headers.get("retry-after", PATIENCE_SECONDS)))
        raise RuntimeError(f"no data: {statuses}")

    def side_call(self, call: str, tx_id: str) -> dict:
        return json.loads(ask("GET", f"{self.platform}/service/{call}", {"tx_id": tx_id}).body)

    # The citizen is back.

    def returned(self, request: Request) -> Reply:
        tx_id = self.cipher.unseal(request.query["tx_id"])
        if tx_id not in self.transactions or request.query["case"] != tx_id[:8]:
            return Reply(403)
        return Reply.of({"code": request.query["code"], "tx_id": tx_id})


def said(outcome: Outcome) -> dict:
    package = outcome.package
    files = {} if package is None else {name: base64.b64encode(content).decode() for name, content in package.files.items()}
    return {"resource_id": outcome.resource_id, "name": outcome.resource_name, "code": outcome.code, "signer": package and package.signer, "files": files}


if __name__ == "__main__":
    given = json.load(sys.stdin)
    serve(given["port"], Service(given).answer)
