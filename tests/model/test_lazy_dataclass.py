"""Dataclasses with lazily compiled methods behave as standard ones do."""

from __future__ import annotations

import copy
import dataclasses
import importlib
import inspect
import pickle
import pkgutil
import re
from dataclasses import MISSING, Field, FrozenInstanceError, field, replace
from typing import Any

import pytest

import verify.model
import verify.pipeline.cluster
import verify.store.flags
import verify.web
from verify.model.lazy_dataclass import dataclass

STANDARD = dataclasses.dataclass


class _Written:
    """The bodies of the classes below, decorated twice."""

    class Boat:
        """A boat."""

        __qualname__ = "Boat"
        name: str
        seats: int = 4
        crew: list[str] = field(default_factory=list)
        key: str = field(default="", repr=False, compare=False)
        berth: str = field(default="none", kw_only=True)
        built: int = field(default=1990, init=False)

        def label(self) -> str:
            return f"{self.name} ({self.seats})"

    class Buoy:
        """A buoy, which says itself how it prints and what it equals."""

        __qualname__ = "Buoy"
        number: int

        def __post_init__(self) -> None:
            if self.number < 0:
                raise ValueError(f"no buoy {self.number}")

        def __repr__(self) -> str:
            return f"#{self.number}"

        def __eq__(self, other: object) -> bool:
            return isinstance(other, type(self)) and other.number % 10 == self.number % 10


def decorated(decorator: Any, body: type, **options: bool) -> Any:
    """Return a new class with this body."""
    namespace = {k: v for k, v in vars(body).items() if k not in ("__dict__", "__weakref__")}
    made = {k: copy.copy(v) if isinstance(v, Field) else v for k, v in namespace.items()}
    return decorator(**options)(type(body.__name__, (), made))


OPTIONS: list[dict[str, bool]] = [
    {"frozen": True, "slots": True},
    {"frozen": True},
    {"slots": True},
    {},
]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("body", [_Written.Boat, _Written.Buoy], ids=lambda body: body.__name__)
def test_a_class_has_the_same_signature_and_the_same_names(
    body: type, options: dict[str, bool]
) -> None:
    lazy, standard = decorated(dataclass, body, **options), decorated(STANDARD, body, **options)
    assert str(inspect.signature(lazy)) == str(inspect.signature(standard))
    assert lazy.__init__.__annotations__ == standard.__init__.__annotations__
    assert lazy.__match_args__ == standard.__match_args__
    assert vars(lazy).keys() == vars(standard).keys()
    assert (lazy.__hash__ is None) == (standard.__hash__ is None)
    assert repr(lazy.__dataclass_params__) == repr(standard.__dataclass_params__)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_objects_print_compare_and_hash_the_same(options: dict[str, bool]) -> None:
    seen = []
    for decorator in (dataclass, STANDARD):
        Boat = decorated(decorator, _Written.Boat, **options)
        boat = Boat("Ida", 6, ["Bo"], key="secret", berth="B")
        assert boat == Boat("Ida", 6, ["Bo"], key="other", berth="B")
        assert boat != Boat("Ida", 7, ["Bo"], berth="B")
        assert boat != ("Ida", 6) and boat != decorated(decorator, _Written.Boat)("Ida")
        assert Boat("Ida").crew is not Boat("Ida").crew
        shown = (repr(boat), boat.label(), repr(replace(boat, seats=2)), dataclasses.asdict(boat))
        if options.get("frozen"):
            assert hash(Boat("Ida", crew=())) == hash(("Ida", 4, (), "none", 1990))  # type: ignore[arg-type]
            assert {Boat("Ida", crew=()), Boat("Ida", crew=(), key="x")} == {Boat("Ida", crew=())}
        else:
            boat.seats = 9
            assert boat.seats == 9
            with pytest.raises(TypeError):
                hash(boat)
        seen.append(shown)
    assert seen[0] == seen[1]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_own_methods_stay_and_the_check_behind_init_runs(options: dict[str, bool]) -> None:
    for decorator in (dataclass, STANDARD):
        Buoy = decorated(decorator, _Written.Buoy, **options)
        assert repr(Buoy(3)) == "#3"
        assert Buoy(3) == Buoy(13) != Buoy(4)
        with pytest.raises(ValueError, match="no buoy -1"):
            Buoy(-1)


@pytest.mark.parametrize("wrong", [{}, {"name": "Ida", "sails": 2}, {"name": "Ida", "built": 2000}])
def test_wrong_arguments_are_refused_in_the_same_words(wrong: dict[str, Any]) -> None:
    told = []
    for decorator in (dataclass, STANDARD):
        with pytest.raises(TypeError) as raised:
            decorated(decorator, _Written.Boat, frozen=True)(**wrong)
        told.append(re.sub(r"^.*__init__", "", str(raised.value)))
    assert told[0] == told[1]


def test_a_frozen_object_is_frozen_in_the_same_words() -> None:
    for options in OPTIONS[:2]:
        told = []
        for decorator in (dataclass, STANDARD):
            boat = decorated(decorator, _Written.Boat, **options)("Ida")
            for act in (lambda o: setattr(o, "seats", 1), lambda o: delattr(o, "seats")):
                with pytest.raises(FrozenInstanceError) as raised:
                    act(boat)
                told.append(str(raised.value))
        assert told[:2] == told[2:]
        with pytest.raises(FrozenInstanceError):
            decorated(dataclass, _Written.Boat, **options)("Ida").unknown = 1


@dataclass(frozen=True, slots=True)
class Tide:
    """A tide."""

    meters: float
    at: str = "noon"
    after: Tide | None = None


@dataclass(frozen=True, slots=True)
class SpringTide(Tide):
    """A tide that says more."""

    moon: str = "new"


class NamedTide(Tide):
    """A tide with an attribute that is no field."""

    def __init__(self, name: str) -> None:
        super().__init__(2.0)
        self.name = name


def test_classes_inherit() -> None:
    assert SpringTide(3.0, moon="full") == SpringTide(3.0, "noon", None, "full")
    assert SpringTide(3.0) != Tide(3.0)
    named = NamedTide("low")
    assert (named.name, named.meters) == ("low", 2.0)
    with pytest.raises(FrozenInstanceError):
        named.meters = 1.0  # type: ignore[misc]
    with pytest.raises(TypeError, match="frozen"):
        STANDARD()(type("Mutable", (Tide,), {"__annotations__": {"more": int}}))


@pytest.mark.parametrize("tide", [Tide(1.5, after=Tide(0.5)), SpringTide(4.0, moon="full")])
def test_objects_are_copied_and_pickled(tide: Tide) -> None:
    assert pickle.loads(pickle.dumps(tide)) == tide == copy.deepcopy(tide)
    assert hash(copy.copy(tide)) == hash(tide)


def test_the_decorator_works_without_parentheses() -> None:
    @dataclass
    class Ferry:
        """A ferry."""

        name: str = "Ida"

    assert repr(Ferry()).endswith("Ferry(name='Ida')") and Ferry("Bo") == Ferry("Bo")


def test_an_object_that_contains_itself_prints() -> None:
    crew: list[Any] = []
    Boat = decorated(dataclass, _Written.Boat)
    crew.append(boat := Boat("Ida", crew=crew))
    assert repr(boat).startswith("Boat(name='Ida', seats=4, crew=[...]")


def own_dataclasses() -> list[Any]:
    """The dataclasses of some packages of ours."""
    found = []
    for package in (verify.model, verify.web, verify.store.flags, verify.pipeline.cluster):
        for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(one.name)
            found += [
                kind
                for kind in vars(module).values()
                if isinstance(kind, type)
                and dataclasses.is_dataclass(kind)
                and kind.__module__ == one.name
            ]
    return found


def standard_twin(kind: Any) -> Any:
    """Return the standard dataclass with the fields of another."""
    names = ("init", "repr", "hash", "compare", "kw_only")
    rows: list[Any] = []
    for one in dataclasses.fields(kind):
        options = {name: getattr(one, name) for name in names}
        if one.default is not MISSING:
            options["default"] = one.default
        if one.default_factory is not MISSING:
            options["default_factory"] = one.default_factory
        rows.append((one.name, one.type, field(**options)))
    return dataclasses.make_dataclass(
        kind.__name__,
        rows,
        frozen=kind.__dataclass_params__.frozen,
        eq=kind.__dataclass_params__.eq,
    )


def test_our_dataclasses_are_what_the_standard_decorator_makes() -> None:
    kinds = own_dataclasses()
    assert len(kinds) > 80
    for kind in kinds:
        twin = standard_twin(kind)
        assert str(inspect.signature(kind)) == str(inspect.signature(twin)), kind
        if hasattr(kind, "__post_init__"):
            continue
        given = [f"v{number}" for number, _ in enumerate(inspect.signature(kind).parameters)]
        one, other = kind(*given), twin(*given)
        if "__repr__" not in vars(kind) or vars(kind)["__repr__"].__module__ != kind.__module__:
            assert repr(one).partition("(")[2] == repr(other).partition("(")[2], kind
        assert one == kind(*given) and one != other
        assert (kind.__hash__ is None) == (twin.__hash__ is None)
        if kind.__hash__ is not None and kind.__hash__ is not object.__hash__:
            assert hash(one) == hash(other), kind
