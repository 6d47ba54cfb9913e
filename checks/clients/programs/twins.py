"""Uploads a model, and creates, reads, updates, queries and deletes twins and a relationship with azure-digitaltwins-core."""

import json
import os

from azure.core.exceptions import HttpResponseError, ResourceNotFoundError
from azure.digitaltwins.core import DigitalTwinsClient
from azure.identity import EnvironmentCredential

MODEL = {
    "@id": "dtmi:example:Room;1",
    "@type": "Interface",
    "@context": "dtmi:dtdl:context;3",
    "displayName": "Room",
    "contents": [
        {"@type": "Property", "name": "temperature", "schema": "double"},
        {"@type": "Relationship", "name": "beside"},
    ],
}


def room(temperature):
    return {"$metadata": {"$model": MODEL["@id"]}, "temperature": temperature}


def refused(act):
    try:
        act()
    except HttpResponseError as error:
        return [error.status_code, error.error.code]
    return None


client = DigitalTwinsClient(os.environ["ADT_INSTANCE_URL"], EnvironmentCredential(disable_instance_discovery=True))
printed = {"models": [model.id for model in client.create_models([MODEL])]}
printed["listed"] = [model.display_name["en"] for model in client.list_models()]
for name, temperature in (("room-1", 20.5), ("room-2", 18.0)):
    client.upsert_digital_twin(name, room(temperature))
client.update_digital_twin("room-1", [{"op": "replace", "path": "/temperature", "value": 21.5}])
printed["read"] = client.get_digital_twin("room-1")["temperature"]
printed["wrong type"] = refused(lambda: client.upsert_digital_twin("room-3", room("hot")))
client.upsert_relationship(
    "room-1", "1", {"$relationshipId": "1", "$sourceId": "room-1", "$targetId": "room-2", "$relationshipName": "beside"}
)
printed["relationships"] = [one["$targetId"] for one in client.list_relationships("room-1")]
printed["incoming"] = [one.source_id for one in client.list_incoming_relationships("room-2")]
query = "SELECT * FROM digitaltwins T WHERE IS_OF_MODEL(T, 'dtmi:example:Room;1')"
printed["queried"] = sorted(one["$dtId"] for one in client.query_twins(query))
client.delete_relationship("room-1", "1")
for name in ("room-1", "room-2"):
    client.delete_digital_twin(name)
try:
    client.get_digital_twin("room-1")
except ResourceNotFoundError as error:
    printed["deleted"] = error.error.code
client.decommission_model(MODEL["@id"])
client.delete_model(MODEL["@id"])
printed["left"] = len(list(client.list_models()))
print(json.dumps(printed))
