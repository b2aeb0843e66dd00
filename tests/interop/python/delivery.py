"""What a service fetches: a JWE, in it an archive, in it one signed package for each dataset."""

import base64
import json
from dataclasses import dataclass

from joserfc import jwe
from joserfc.jwk import OctKey

from signed_package import MANIFEST, Anchors, Package, read_manifest, read_package, unpack

PREFIX = "application/zip;data:"
ALGORITHMS = ["A256KW", "A256CBC-HS512"]


class DeliveryRegistry(jwe.JWERegistry):
    # The library expects tokens, and this is a file: four datasets of a size that people are still patient with.
    max_ciphertext_length = 64 * 1024 * 1024


@dataclass(frozen=True)
class Outcome:
    """How one dataset ended; its package where there is one."""

    resource_id: str
    resource_name: str
    code: str
    package: Package | None


def open_delivery(token: bytes, secret: str, client_id: str, anchors: Anchors) -> list[Outcome]:
    """Raises ValueError, JoseError or Refused where anything is not as it should be."""
    registry = DeliveryRegistry(algorithms=ALGORITHMS)
    opened = jwe.decrypt_compact(token.decode("ascii"), OctKey.import_key(secret.encode("ascii")), registry=registry)
    payload = json.loads(opened.plaintext)
    if payload["filename"] != f"{client_id}.zip" or not payload["data"].startswith(PREFIX):
        raise ValueError("a delivery of another form")
    entries = unpack(base64.b64decode(payload["data"].removeprefix(PREFIX), altchars=b"-_", validate=True))
    outcomes = [outcome(listed, entries, anchors) for listed in read_manifest(entries.pop(MANIFEST))]
    if set(entries) != {f"{each.resource_id}.zip" for each in outcomes if each.package}:
        raise ValueError("the packages are not those of the manifest")
    return outcomes


def outcome(listed: dict[str, str], entries: dict[str, bytes], anchors: Anchors) -> Outcome:
    archive = entries.get(listed["filename"])
    package = None if archive is None else read_package(archive, anchors)
    return Outcome(listed["resource_id"], listed["resource_name"], listed["code"], package)
