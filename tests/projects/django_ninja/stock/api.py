import secrets

from django.conf import settings
from django.shortcuts import get_object_or_404
from ninja import Field, Path, Query, Router, Schema, Status
from ninja.security import APIKeyHeader
from typing import Annotated

from stock.models import Item

Id = Annotated[int, Path(ge=1, le=2**31 - 1)]


class Key(APIKeyHeader):
    param_name = "X-API-Key"

    def authenticate(self, request, key):
        return secrets.compare_digest(str(key).encode(), settings.STOCK_KEY.encode())


class ItemIn(Schema):
    name: str = Field(min_length=1, max_length=60)
    stock: int = Field(0, ge=0, le=1_000_000)


class ItemOut(Schema):
    id: int
    name: str
    stock: int


class Pages(Schema):
    pages: int
    items: list[ItemOut]


class Problem(Schema):
    detail: str


router = Router(auth=Key())


@router.get("", response=Pages, auth=None)
def list_items(request, size: int = Query(20, ge=1, le=100)):
    found = Item.objects.order_by("id")
    return {"pages": -(-found.count() // size), "items": found[:size]}


@router.post("", response={201: ItemOut, 409: Problem})
def add_item(request, item: ItemIn):
    if Item.objects.filter(name=item.name).exists():
        return Status(409, {"detail": "there is one already"})
    return Status(201, Item.objects.create(**item.dict()))


@router.get("/{item_id}", response=ItemOut, auth=None)
def read_item(request, item_id: Id):
    return get_object_or_404(Item, pk=item_id)


@router.put("/{item_id}", response={200: ItemOut, 409: Problem})
def change_item(request, item_id: Id, item: ItemIn):
    found = get_object_or_404(Item, pk=item_id)
    if Item.objects.filter(name=item.name).exclude(pk=item_id).exists():
        return Status(409, {"detail": "there is another of that name"})
    found.name, found.stock = item.name, item.stock
    found.save()
    return Status(200, found)
