"""``dataclass``, with methods that are compiled when they are first used.

A run over one article imports some 250 dataclasses, makes objects of half of them, and compares or
prints objects of a few. The standard decorator compiles up to six methods of each at import, which
took a fifth of the run. Here ``__init__``, ``__repr__``, ``__eq__`` and ``__hash__`` are compiled by
their first access and do what the standard ones do; the standard decorator does all else. ::

    from verify.model.lazy_dataclass import dataclass

    @dataclass(frozen=True, slots=True)
    class Span:
        start: int
        end: int

A class that inherits from a dataclass, or asks for more than ``frozen`` and ``slots``, gets the
standard decorator.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields, is_dataclass
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]


class _Factory:
    """Stands for the default of a field that has a factory. Its name is that of the standard."""

    def __repr__(self) -> str:
        return "<factory>"


_FACTORY = _Factory()


class _LazyMethod:
    """A method that its first access compiles and puts in its place."""

    def __init__(self, cls: type, name: str) -> None:
        self._cls = cls
        self._name = name

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        method = _COMPILERS[self._name](self._cls)
        method.__qualname__ = f"{self._cls.__qualname__}.{self._name}"
        setattr(self._cls, self._name, method)
        return method.__get__(instance, owner)


def _decorator(cls: type | None = None, /, **options: bool) -> type | Callable[[type], type]:
    """Do what ``dataclasses.dataclass`` does: decorate a class, or return a decorator."""

    def decorated(cls: type) -> type:
        if options.keys() - {"frozen", "slots"} or any(map(is_dataclass, cls.__mro__[1:])):
            made: type = dataclasses.dataclass(**options)(cls)
            return made
        return _lazy(cls, **options)

    return decorated if cls is None else decorated(cls)


def _lazy(cls: type, *, frozen: bool = False, slots: bool = False) -> type:
    # Python adds __hash__ = None to a class that has __eq__ only.
    written = {name for name, value in vars(cls).items() if (name, value) != ("__hash__", None)}
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    told = made.__dataclass_params__  # a class that inherits from this one is told what it is
    told.init = told.repr = told.eq = True
    told.frozen = frozen
    for name in _COMPILERS.keys() - written:
        setattr(made, name, _LazyMethod(made, name))
    if frozen:
        made.__setattr__, made.__delattr__ = _refuse_assignment, _refuse_deletion
    elif "__hash__" not in written:
        made.__hash__ = None
    if frozen and slots:
        made.__getstate__, made.__setstate__ = _state, _restore
    return made  # type: ignore[no-any-return]


# ----------------------------------------------------------------------------- compiled methods


def _compiled(cls: type, head: str, body: list[str], names: dict[str, Any]) -> Any:
    """Return the function of a head and a body in the module of a class, where it can use names."""
    lines = "\n".join(f"  {line}" for line in body or ["pass"])
    source = (
        f"def make({', '.join(names)}):\n def {head}:\n{lines}\n return {head.partition('(')[0]}"
    )
    found: dict[str, Any] = {}
    exec(source, vars(sys.modules[cls.__module__]), found)  # the names of fields only
    return found["make"](**names)


def _init(cls: Any) -> Any:
    names: dict[str, Any] = {"_FACTORY": _FACTORY, "_set": object.__setattr__}
    for one in fields(cls):
        names |= _values_of(one)
    frozen = cls.__dataclass_params__.frozen
    body = [_assignment(one, frozen) for one in fields(cls) if one.init or _has_default(one)]
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    given = sorted((one for one in fields(cls) if one.init), key=lambda one: bool(one.kw_only))
    parameters = ["self"]
    for one in given:
        if one.kw_only and "*" not in parameters:
            parameters.append("*")
        parameters.append(_parameter(one))
    method = _compiled(cls, f"__init__({', '.join(parameters)})", body, names)
    method.__annotations__ = {one.name: one.type for one in given} | {"return": None}
    return method


def _has_default(one: Field[Any]) -> bool:
    return one.default is not MISSING or one.default_factory is not MISSING


def _values_of(one: Field[Any]) -> dict[str, Any]:
    """Return what ``__init__`` needs to know of a field, with its name there."""
    if one.default_factory is not MISSING:
        return {f"_make_{one.name}": one.default_factory}
    return {} if one.default is MISSING else {f"_default_{one.name}": one.default}


def _parameter(one: Field[Any]) -> str:
    if one.default_factory is not MISSING:
        return f"{one.name}=_FACTORY"
    return one.name if one.default is MISSING else f"{one.name}=_default_{one.name}"


def _assignment(one: Field[Any], frozen: bool) -> str:
    value = one.name if one.init else f"_default_{one.name}"
    if one.default_factory is not MISSING:
        made = f"_make_{one.name}()"
        value = f"{made} if {one.name} is _FACTORY else {one.name}" if one.init else made
    return f"_set(self, {one.name!r}, {value})" if frozen else f"self.{one.name} = {value}"


def _tuple_of(owner: str, names: list[str]) -> str:
    return f"({''.join(f'{owner}.{name}, ' for name in names)})"


def _eq(cls: type) -> Any:
    names = [one.name for one in fields(cls) if one.compare]
    same = f"{_tuple_of('self', names)} == {_tuple_of('other', names)}"
    body = ["if other.__class__ is self.__class__:", f" return {same}", "return NotImplemented"]
    return _compiled(cls, "__eq__(self, other)", body, {})


def _hash(cls: type) -> Any:
    names = [one.name for one in fields(cls) if (one.compare if one.hash is None else one.hash)]
    return _compiled(cls, "__hash__(self)", [f"return hash({_tuple_of('self', names)})"], {})


def _repr(cls: type) -> Any:
    shown = ", ".join(f"{one.name}={{self.{one.name}!r}}" for one in fields(cls) if one.repr)
    body = [f'return self.__class__.__qualname__ + f"({shown})"']
    return recursive_repr()(_compiled(cls, "__repr__(self)", body, {}))


_COMPILERS = {"__init__": _init, "__eq__": _eq, "__hash__": _hash, "__repr__": _repr}

# ----------------------------------------------------------------------------- shared methods


def _refuse_assignment(self: Any, name: str, value: object) -> None:
    _refuse(self, name, "assign to")
    object.__setattr__(self, name, value)


def _refuse_deletion(self: Any, name: str) -> None:
    _refuse(self, name, "delete")
    object.__delattr__(self, name)


def _refuse(self: Any, name: str, what: str) -> None:
    """Raise ``FrozenInstanceError``, but for more attributes of a class that inherits."""
    if "__dataclass_fields__" in vars(type(self)) or name in self.__dataclass_fields__:
        raise FrozenInstanceError(f"cannot {what} field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _decorator
