"""A data provider that takes part in MyData: it asks whom a token is about, and answers with a signed package.

Its settings come as JSON on standard input: who is asked about, and what there is of each (`ready`, `none`, or `preparing`, which is
ready at the second request). At its own door:

    GET|POST /data                   the platform asks
    GET      /data?heartbeat=true    is this provider well?
    GET      /asked?uid=…            what was asked about somebody, and what this provider learnt and answered
    GET      /heartbeats             how often it was asked whether it is well, and what it answered
"""

import base64
import hmac
import json
import sys
from collections import defaultdict
from urllib.parse import quote

from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from asking import ask
from door import Reply, Request, serve
from signed_package import make_package

RETRY_AFTER_SECONDS = 2


class Provider:
    def __init__(self, settings: dict) -> None:
        self.platform: str = settings["platform"]
        self.resource_id: str = settings["resource_id"]
        self.credentials = base64.b64encode(f"{settings['resource_id']}:{settings['resource_secret']}".encode()).decode()
        self.certificate = x509.load_pem_x509_certificate(settings["certificate"].encode())
        self.key = load_pem_private_key(settings["key"].encode(), None)
        self.records: dict[str, str] = settings["records"]
        self.asked: dict[str, list[dict]] = defaultdict(list)
        self.heartbeats: list[dict] = []
        self.prepared: set[str] = set()

    def answer(self, request: Request) -> Reply:
        match request.method, request.path:
            case "GET", "/asked":
                return Reply.of(self.asked[request.query["uid"]])
            case "GET", "/heartbeats":
                return Reply.of(self.heartbeats)
            case "GET", "/data" if request.query.get("heartbeat") == "true":
                return self.heartbeat(request)
            case "GET" | "POST", "/data":
                return self.data(request)
        return Reply(404)

    def heartbeat(self, request: Request) -> Reply:
        """There is nothing here that could be unwell while it answers."""
        self.heartbeats.append({"authorization": request.headers["authorization"], "status": 200})
        return Reply(200)

    def data(self, request: Request) -> Reply:
        scheme, _, token = (request.headers["authorization"] or "").partition(" ")
        proof = self.introspected(token) if scheme == "Bearer" else {"active": False}
        person = self.userinfo(token) if proof["active"] else None
        # What is asked about stands in the request as well, and must be the person the token is about.
        if person is None or not hmac.compare_digest(request.json()["uid"], person["uid"]):
            return Reply(401)
        transaction = request.headers["transaction_uid"]
        reply = self.record(person, transaction)
        self.asked[person["uid"]].append({"transaction_uid": transaction, "proof": proof, "person": person, "status": reply.status})
        return reply

    def introspected(self, token: str) -> dict:
        headers = {"authorization": f"Basic {self.credentials}", "content-type": "application/x-www-form-urlencoded"}
        answer = ask("POST", f"{self.platform}/connect/introspect/{self.resource_id}", headers, f"token={quote(token, safe='')}".encode())
        return json.loads(answer.body) if answer.status == 200 else {"active": False}

    def userinfo(self, token: str) -> dict | None:
        answer = ask("GET", f"{self.platform}/connect/userinfo", {"authorization": f"Bearer {token}"})
        return json.loads(answer.body) if answer.status == 200 else None

    def record(self, person: dict, transaction: str) -> Reply:
        match self.records.get(person["uid"], "none"):
            case "none":
                return Reply(204)
            case "preparing" if transaction not in self.prepared:
                self.prepared.add(transaction)
                return Reply(429, {"retry-after": str(RETRY_AFTER_SECONDS)})
        return Reply(200, {"content-type": "application/zip"}, make_package(files_about(person), self.certificate, self.key))


def files_about(person: dict) -> dict[str, bytes]:
    grades = {"uid": person["uid"], "姓名": person["cn"], "成績": [{"科目": "國文", "分數": 92}, {"科目": "數學", "分數": 88}]}
    rows = "科目,分數\r\n國文,92\r\n數學,88\r\n"
    return {"成績單.json": json.dumps(grades, ensure_ascii=False).encode(), "成績.csv": b"\xef\xbb\xbf" + rows.encode()}


if __name__ == "__main__":
    given = json.load(sys.stdin)
    serve(given["port"], Provider(given).answer)
