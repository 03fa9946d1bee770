"""Arguments of the command line, by a description of them."""

import copy
import os
import re
import sys
import textwrap
import warnings
from _library import refuse as _refuse

__all__ = [
    "ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter",
    "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter",
    "MetavarTypeHelpFormatter", "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS",
    "ZERO_OR_MORE",
]

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = "?", "*", "+"
PARSER, REMAINDER = "A...", "..."


class _Shown:
    """What has a repr of its attributes."""

    def __repr__(self):
        named = [(k, v) for k, v in self._get_kwargs()]
        parts = [f"{k}={v!r}" for k, v in named if k.isidentifier()]
        odd = {k: v for k, v in named if not k.isidentifier()}
        return f"{type(self).__name__}({', '.join(parts + ([f'**{odd!r}'] if odd else []))})"

    def _get_kwargs(self):
        return list(self.__dict__.items())


# The help. A text is made of sections, each of which holds usage, texts and arguments.


class HelpFormatter:
    """Lays out usage and help, in lines of the terminal's width."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None, color=True):
        width = 78 if width is None else width
        self._prog = prog
        self._step = indent_increment
        self._width = width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._indent = 0
        self._widest = 0
        self._root = self._section = _Section(None, None)

    def start_section(self, heading):
        self._indent += self._step
        self._section = _Section(heading, self._section)
        self._section.parent.items.append(self._section.layout)

    def end_section(self):
        self._section = self._section.parent
        self._indent -= self._step

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._section.items.append(lambda me: me._format_text(text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._section.items.append(lambda me: me._format_usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        self._widest = max(self._widest, len(self._format_action_invocation(action)) + self._indent)
        for within in action._subactions():
            self._widest = max(self._widest, len(self._format_action_invocation(within)) + self._indent + self._step)
        self._section.items.append(lambda me: me._format_action(action))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root.layout(self)
        return re.sub(r"\n\n\n+", "\n\n", text).strip("\n") + "\n" if text else text

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        return self._fill_text(text, max(self._width - self._indent, 11), " " * self._indent) + "\n\n"

    # Usage.

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = "usage: " if prefix is None else prefix
        if usage is not None:
            return prefix + usage % {"prog": self._prog} + "\n\n"
        options, places = self._usage_parts(actions, groups)
        usage, width = " ".join(filter(None, [self._prog, *options, *places])), self._width - self._indent
        if len(prefix) + len(usage) > width:
            usage = self._usage_lines(options, places, prefix, width)
        return prefix + usage + "\n\n"

    def _usage_lines(self, options, places, prefix, width):
        """Usage that is too long for a line: options and positionals begin lines of their own."""
        if len(prefix) + len(self._prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(self._prog) + 1)
            if not options and not places:
                return self._prog
            first, rest = (options, places) if options else (places, [])
            lines = _lines([self._prog, *first], len(indent), width, len(prefix))
            return ("\n" + indent).join(lines + _lines(rest, len(indent), width))
        indent = " " * len(prefix)
        lines = _lines(options + places, len(indent), width)
        if len(lines) > 1:
            lines = _lines(options, len(indent), width) + _lines(places, len(indent), width)
        return ("\n" + indent).join([self._prog, *lines])

    def _usage_parts(self, actions, groups):
        """What usage shows, of options and of positionals; those that exclude each other stand together."""
        actions = [a for a in actions if a.help is not SUPPRESS]
        group_of = {a: group for group in groups for a in group._group_actions if a in actions}
        shown, options, places = set(), [], []
        for wanted, parts in (False, places), (True, options):
            for action in actions:
                if bool(action.option_strings) is not wanted or action in shown:
                    continue
                members, group = [action], group_of.get(action)
                if group:
                    more = [a for a in group._group_actions if a in actions and a.option_strings and a not in shown and a is not action]
                    members = [action, *more] if wanted else [*more, action]
                shown.update(members)
                parts += self._members_parts(members, group is not None and group.required)
        return options, places

    def _members_parts(self, members, required):
        together, parts = len(members) > 1, []
        for action in members:
            if not action.option_strings:
                part = self._format_args(action, self._get_default_metavar_for_positional(action))
                if together and part[0] == "[" and part[-1] == "]":
                    part = part[1:-1]
            else:
                part = action.format_usage()
                if action.nargs != 0:
                    metavar = self._get_default_metavar_for_optional(action)
                    part = f"{action.option_strings[0]} {self._format_args(action, metavar)}"
                if not (action.required or required or together):
                    part = f"[{part}]"
            parts.append(part)
        if together:
            parts = [part + " |" for part in parts[:-1]] + parts[-1:]
            parts[0] = ("(" if required else "[") + parts[0]
            parts[-1] += ")" if required else "]"
        return parts

    # One argument.

    def _format_action(self, action):
        position = min(self._widest + 2, self._max_help_position)
        room = position - self._indent - 2
        head, indent = self._format_action_invocation(action), " " * self._indent
        text = self._expand_help(action) if action.help and action.help.strip() else ""
        lines = self._split_lines(text, max(self._width - position, 11)) if text else []
        if not action.help or len(head) > room:
            made = [indent + head + "\n"] + [" " * position + line + "\n" for line in lines]
        elif lines:
            made = [f"{indent}{head:<{room}}  {lines[0]}\n"] + [" " * position + line + "\n" for line in lines[1:]]
        else:
            made = [f"{indent}{head:<{room}}  \n"]
        self._indent += self._step
        made += [self._format_action(within) for within in action._subactions()]
        self._indent -= self._step
        return "".join(made)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return " ".join(self._metavars(action, self._get_default_metavar_for_positional(action))(1))
        text = ", ".join(action.option_strings)
        if action.nargs == 0:
            return text
        return text + " " + self._format_args(action, self._get_default_metavar_for_optional(action))

    def _metavars(self, action, default):
        if action.metavar is not None:
            metavar = action.metavar
        elif action.choices is not None:
            metavar = "{%s}" % ",".join(map(str, action.choices))
        else:
            metavar = default
        return lambda n: metavar if isinstance(metavar, tuple) else (metavar,) * n

    def _format_args(self, action, default_metavar):
        metavars = self._metavars(action, default_metavar)
        patterns = {None: "%s", OPTIONAL: "[%s]", PARSER: "%s ...", REMAINDER: "...", SUPPRESS: "", ONE_OR_MORE: "%s [%s ...]"}
        if action.nargs == ZERO_OR_MORE:
            names = metavars(1)
            return ("[%s [%s ...]]" if len(names) == 2 else "[%s ...]") % names
        pattern = patterns.get(action.nargs)
        if pattern is None:
            if not isinstance(action.nargs, int):
                raise ValueError("invalid nargs value")
            pattern = " ".join(["%s"] * action.nargs)
        n = pattern.count("%s")
        return pattern % metavars(n) if n else pattern

    def _expand_help(self, action):
        text = self._get_help_string(action)
        if "%" not in text:
            return text
        params = {k: v for k, v in dict(vars(action), prog=self._prog).items() if v is not SUPPRESS}
        for name, value in params.items():
            if hasattr(value, "__name__"):
                params[name] = value.__name__
        if params.get("choices") is not None:
            params["choices"] = ", ".join(map(str, params["choices"]))
        return text % params

    def _split_lines(self, text, width):
        return textwrap.wrap(re.sub(r"\s+", " ", text, flags=re.ASCII).strip(), width)

    def _fill_text(self, text, width, indent):
        text = re.sub(r"\s+", " ", text, flags=re.ASCII).strip()
        return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class _Section:
    """A part of the help, with a heading."""

    def __init__(self, heading, parent):
        self.heading, self.parent, self.items = heading, parent, []

    def layout(self, formatter):
        if self.parent is not None:
            formatter._indent += formatter._step
        text = "".join(item(formatter) for item in self.items)
        if self.parent is not None:
            formatter._indent -= formatter._step
        if not text:
            return ""
        named = self.heading is not SUPPRESS and self.heading is not None
        return "\n" + (f"{' ' * formatter._indent}{self.heading}:\n" if named else "") + text + "\n"


def _lines(parts, indent, width, prefix=None):
    """Parts in lines that are no longer than a width; before the first stands a prefix."""
    lines, line, length = [], [], (indent if prefix is None else prefix) - 1
    for part in parts:
        if length + 1 + len(part) > width and line:
            lines.append(" ".join(line))
            line, length = [], indent - 1
        line.append(part)
        length += len(part) + 1
    return lines + [" ".join(line)] if line else lines


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves the lines of descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves the lines of all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Tells the defaults too."""

    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS and not action.required:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows an argument's type in place of its name."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


# Errors.


def _name_of(action):
    """What errors call an argument."""
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        if not isinstance(action.metavar, tuple):
            return action.metavar
        if action.nargs in (ZERO_OR_MORE, ONE_OR_MORE) and len(action.metavar) == 2:
            return "%s[, %s]" % action.metavar
        return ", ".join(action.metavar)
    if action.dest not in (None, SUPPRESS):
        return action.dest
    return "{%s}" % ",".join(map(str, action.choices)) if action.choices else None


class ArgumentError(Exception):
    """Something is wrong with an argument."""

    def __init__(self, argument, message):
        self.argument_name = _name_of(argument)
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    """A type's function says with it what is wrong with a string."""


# Actions: what is done when an argument is met.


class Action(_Shown):
    """What an argument is, and what is done when it is met."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, deprecated=False):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.deprecated = deprecated

    def _get_kwargs(self):
        names = "option_strings dest nargs const default type choices required help metavar deprecated".split()
        return [(name, getattr(self, name)) for name in names]

    def _subactions(self):
        return ()

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class BooleanOptionalAction(Action):
    """--name and --no-name."""

    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        both = []
        for name in option_strings:
            both.append(name)
            if name.startswith("--no-"):
                raise ValueError(f"invalid option name {name!r} for BooleanOptionalAction")
            if name.startswith("--"):
                both.append("--no-" + name[2:])
        super().__init__(both, dest, 0, default=default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _StoreAction(Action):
    _no_values = (
        "nargs for store actions must be != 0; if you have nothing to store, actions such as store true or "
        "store const may be more appropriate")

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, deprecated=False):
        if nargs == 0:
            raise ValueError(self._no_values)
        if const is not None and nargs != OPTIONAL:
            raise ValueError("nargs must be %r to supply const" % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar, deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None,
                 deprecated=False):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, True, default, required, help, deprecated=deprecated)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, False, default, required, help, deprecated=deprecated)


def _grown(namespace, dest, more):
    """A copy of a list of the namespace's, with more at its end."""
    items = getattr(namespace, dest, None)
    items = [] if items is None else copy.copy(items)
    items.extend(more)
    setattr(namespace, dest, items)


class _AppendAction(_StoreAction):
    _no_values = (
        "nargs for append actions must be != 0; if arg strings are not supplying the value to append, the append "
        "const action may be more appropriate")

    def __call__(self, parser, namespace, values, option_string=None):
        _grown(namespace, self.dest, [values])


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        _grown(namespace, self.dest, values)


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        _grown(namespace, self.dest, [self.const])


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, help=help or "show program's version number and exit")
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        formatter = parser._get_formatter()
        formatter.add_text(parser.version if self.version is None else self.version)
        parser._print_message(formatter.format_help(), sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    """Hands what is left to the parser of a command."""

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._parsers = {}
        self._shown = []
        self._deprecated = set()
        super().__init__(option_strings, dest, PARSER, choices=self._parsers, required=required, help=help, metavar=metavar)

    def add_parser(self, name, *, deprecated=False, aliases=(), **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog_prefix} {name}"
        if name in self._parsers:
            raise ValueError(f"conflicting subparser: {name}")
        for alias in aliases:
            if alias in self._parsers:
                raise ValueError(f"conflicting subparser alias: {alias}")
        if "help" in kwargs:
            shown = name + (f" ({', '.join(aliases)})" if aliases else "")
            self._shown.append(Action([], name, help=kwargs.pop("help"), metavar=shown))
        parser = self._parser_class(**kwargs)
        for one in (name, *aliases):
            self._parsers[one] = parser
            if deprecated:
                self._deprecated.add(one)
        return parser

    def _subactions(self):
        return self._shown

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._parsers:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._parsers)})")
        if name in self._deprecated:
            parser._warning(f"command '{name}' is deprecated")
        found, unknown = self._parsers[name].parse_known_args(rest, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if unknown:
            namespace.__dict__.setdefault("_unrecognized_args", []).extend(unknown)


class FileType:
    """Opens the files that are named."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        warnings.warn(
            "FileType is deprecated. Simply open files after parsing arguments.", PendingDeprecationWarning, stacklevel=2)
        self._options = mode, bufsize, encoding, errors

    def __call__(self, string):
        mode = self._options[0]
        if string == "-":
            if "r" in mode:
                stream = sys.stdin
            elif any(c in mode for c in "wax"):
                stream = sys.stdout
            else:
                raise ValueError('argument "-" with mode %r' % mode)
            return stream.buffer if "b" in mode else stream
        try:
            return open(string, *self._options)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}")

    def __repr__(self):
        mode, size, encoding, errors = self._options
        parts = [repr(x) for x in (mode, size) if x != -1]
        parts += [f"{k}={v!r}" for k, v in (("encoding", encoding), ("errors", errors)) if v is not None]
        return f"{type(self).__name__}({', '.join(parts)})"


class Namespace(_Shown):
    """What was found on the command line."""

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


# Parsers and groups: what has arguments.


class _Container:
    """What arguments are added to."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        self._registries = {"type": {}, "action": {
            None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction,
            "store_false": _StoreFalseAction, "append": _AppendAction, "append_const": _AppendConstAction,
            "count": _CountAction, "help": _HelpAction, "version": _VersionAction, "parsers": _SubParsersAction,
            "extend": _ExtendAction,
        }}
        self._actions = []
        self._options = {}
        self._action_groups = []
        self._exclusive = []
        self._defaults = {}

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registered(self, kind, value):
        try:
            return self._registries[kind].get(value, value)
        except TypeError:  # what cannot be hashed
            return value

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        """Add a positional by its name, or an option by its names."""
        if not args or len(args) == 1 and args[0][0] not in self.prefix_chars:
            if args and "dest" in kwargs:
                raise TypeError("dest supplied twice for positional argument, did you mean metavar?")
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(args, kwargs)
        if "default" not in kwargs:
            if kwargs["dest"] in self._defaults:
                kwargs["default"] = self._defaults[kwargs["dest"]]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        name = kwargs.pop("action", None)
        make = self._registered("action", name)
        if not callable(make):
            raise ValueError(f"unknown action {make!r}")
        action = make(**kwargs)
        if not action.option_strings and action.nargs == 0:
            raise ValueError(f"action {name!r} is not valid for positional arguments")
        convert = self._registered("type", action.type)
        if convert is not None and not callable(convert):
            raise TypeError(f"{convert!r} is not callable")
        if convert is FileType:
            raise TypeError(f"{convert!r} is a FileType class object, instance of it must be passed")
        self._check_shown(action)
        return self._add_action(action)

    def _check_shown(self, action):
        formatter = HelpFormatter("prog")
        try:
            formatter._format_args(action, None)
        except TypeError:
            raise ValueError("length of metavar tuple does not match nargs")
        if action.help:
            try:
                formatter._expand_help(action)
            except (ValueError, TypeError, KeyError) as e:
                raise ValueError("badly formed help string") from e

    def _positional(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        if nargs == 0:
            raise ValueError("nargs for positionals must be != 0")
        if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS):
            kwargs["required"] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional(self, names, kwargs):
        kwargs, long = dict(kwargs), []
        for name in names:
            if name[0] not in self.prefix_chars:
                raise ValueError(f"invalid option string {name!r}: must start with a character {self.prefix_chars!r}")
            if len(name) > 1 and name[1] in self.prefix_chars:
                long.append(name)
        dest = kwargs.pop("dest", None)
        if dest is None:
            dest = (long or names)[0].lstrip(self.prefix_chars)
            if not dest:
                raise TypeError(f"dest= is required for options like {names[-1]!r}")
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=list(names))

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _ExclusiveGroup(self, **kwargs)
        self._exclusive.append(group)
        return group

    def _add_action(self, action):
        taken = [(name, self._options[name]) for name in action.option_strings if name in self._options]
        if taken and self.conflict_handler == "error":
            s = "s" if len(taken) > 1 else ""
            raise ArgumentError(action, f"conflicting option string{s}: {', '.join(name for name, _ in taken)}")
        for name, other in taken:
            other.option_strings.remove(name)
            self._options.pop(name, None)
            if not other.option_strings:
                other.container._remove_action(other)
        self._actions.append(action)
        action.container = self
        for name in action.option_strings:
            self._options[name] = action
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _take_over(self, parent):
        """Add the arguments of a parent, in groups of the same titles."""
        groups = {group.title: group for group in self._action_groups}
        places = {}
        for group in parent._action_groups:
            if group.title not in groups:
                groups[group.title] = self.add_argument_group(
                    title=group.title, description=group.description, conflict_handler=group.conflict_handler)
            places.update(dict.fromkeys(group._group_actions, groups[group.title]))
        for group in parent._exclusive:
            within = self if group._container is parent else groups[group._container.title]
            made = within.add_mutually_exclusive_group(required=group.required)
            places.update(dict.fromkeys(group._group_actions, made))
        for action in parent._actions:
            places.get(action, self)._add_action(action)


class _ArgumentGroup(_Container):
    """Arguments that the help shows together."""

    def __init__(self, container, title=None, description=None, **kwargs):
        kwargs.setdefault("conflict_handler", container.conflict_handler)
        kwargs.setdefault("prefix_chars", container.prefix_chars)
        kwargs.setdefault("argument_default", container.argument_default)
        super().__init__(description, **kwargs)
        self.title = title
        self._group_actions = []
        self._registries = container._registries
        self._actions = container._actions
        self._options = container._options
        self._defaults = container._defaults
        self._exclusive = container._exclusive

    def _add_action(self, action):
        self._group_actions.append(super()._add_action(action))
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        raise ValueError("argument groups cannot be nested")


class _ExclusiveGroup(_ArgumentGroup):
    """Arguments of which only one may be given."""

    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required
        self._container = container

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._group_actions.append(self._container._add_action(action))
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)

    def add_mutually_exclusive_group(self, **kwargs):
        raise ValueError("mutually exclusive groups cannot be nested")


class ArgumentParser(_Shown, _Container):
    """Reads the command line by a description of it."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error",
                 add_help=True, allow_abbrev=True, exit_on_error=True, *, suggest_on_error=False, color=True):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        if suggest_on_error:
            _refuse("argparse.ArgumentParser with suggest_on_error")
        self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self.suggest_on_error = suggest_on_error
        self.color = color
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            dash = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(
                dash + "h", dash * 2 + "help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError("parents must be a list of ArgumentParser")
            self._take_over(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        names = "prog usage description formatter_class conflict_handler add_help".split()
        return [(name, getattr(self, name)) for name in names]

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            raise ValueError("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        self._subparsers = self._positionals
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop("title", "subcommands"), kwargs.pop("description", None))
        if kwargs.get("prog") is None:
            formatter = self.formatter_class(prog=self.prog)
            formatter.add_usage(None, [a for a in self._actions if not a.option_strings], self._exclusive, "")
            kwargs["prog"] = formatter.format_help().strip()
        make = self._registered("action", kwargs.pop("action", "parsers"))
        action = make(option_strings=[], **kwargs)
        self._check_shown(action)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    # Reading.

    def parse_args(self, args=None, namespace=None):
        args, unknown = self.parse_known_args(args, namespace)
        if unknown:
            message = f"unrecognized arguments: {' '.join(unknown)}"
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)
        return args

    def parse_known_args(self, args=None, namespace=None):
        args = sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if SUPPRESS not in (action.dest, action.default) and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            if self.fromfile_prefix_chars is not None:
                args = self._read_files(args)
            unknown = _Reading(self, args, namespace).read()
        except ArgumentError as e:
            if not self.exit_on_error:
                raise
            self.error(str(e))
        if hasattr(namespace, "_unrecognized_args"):
            unknown += namespace._unrecognized_args
            del namespace._unrecognized_args
        return namespace, unknown

    def parse_intermixed_args(self, args=None, namespace=None):
        _refuse("argparse.ArgumentParser.parse_intermixed_args")

    def parse_known_intermixed_args(self, args=None, namespace=None):
        _refuse("argparse.ArgumentParser.parse_known_intermixed_args")

    def _read_files(self, args):
        """Put the lines of the files that are named in the place of their names."""
        found = []
        for arg in args:
            if not arg or arg[0] not in self.fromfile_prefix_chars:
                found.append(arg)
                continue
            try:
                with open(arg[1:], encoding="utf-8", errors="surrogateescape") as f:
                    lines = f.read().splitlines()
            except OSError as e:
                raise ArgumentError(None, str(e))
            found += self._read_files([a for line in lines for a in self.convert_arg_line_to_args(line)])
        return found

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _candidates(self, arg):
        """The options that an argument may be: (action, name, separator, value); None for a positional."""
        if not arg or arg[0] not in self.prefix_chars:
            return None
        if arg in self._options:
            return [(self._options[arg], arg, None, None)]
        if len(arg) == 1:
            return None
        name, equals, value = arg.partition("=")
        if equals and name in self._options:
            return [(self._options[name], name, equals, value)]
        if not equals:
            equals = value = None
        found = []
        for option, action in self._options.items():
            if arg[1] in self.prefix_chars:
                if self.allow_abbrev and option.startswith(name):
                    found.append((action, option, equals, value))
            elif option == arg[:2]:
                found.append((action, option, "", arg[2:]))
            elif self.allow_abbrev and option.startswith(name):
                found.append((action, option, equals, value))
        if found:
            return found
        number = re.compile(r"-\.?\d")
        if number.match(arg) and not any(map(number.match, self._options)) or " " in arg:
            return None
        return [(None, arg, None, None)]

    def _value(self, action, text):
        convert = self._registered("type", action.type)
        if convert is None:
            return text
        try:
            return convert(text)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e))
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {text!r}")

    def _check_value(self, action, value):
        if action.choices is None:
            return
        if value not in (iter(action.choices) if isinstance(action.choices, str) else action.choices):
            choices = ", ".join(repr(str(choice)) for choice in action.choices)
            raise ArgumentError(action, f"invalid choice: {str(value)!r} (choose from {choices})")

    def _values(self, action, texts):
        """What an action is given for the texts that are its."""
        if not texts and action.nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            return self._value(action, value) if isinstance(value, str) and value is not SUPPRESS else value
        if not texts and action.nargs == ZERO_OR_MORE and not action.option_strings:
            return [] if action.default is None else action.default
        if action.nargs == SUPPRESS:
            return SUPPRESS
        values = [self._value(action, text) for text in texts]
        checked = [] if action.nargs == REMAINDER else values[:1] if action.nargs == PARSER else values
        for value in checked:
            self._check_value(action, value)
        return values[0] if len(values) == 1 and action.nargs in (None, OPTIONAL) else values

    # Showing.

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._exclusive)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._exclusive)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            try:
                (file or sys.stderr).write(message)
            except (AttributeError, OSError):
                pass

    def _warning(self, message):
        self._print_message(f"{self.prog}: warning: {message}\n", sys.stderr)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


class _Reading:
    """One reading of a command line.

    Each argument is a letter: O for an option, A for another, - for the "--" after
    which there are no options. What an action takes is a pattern of letters.
    """

    def __init__(self, parser, args, namespace):
        self.parser, self.args, self.namespace = parser, args, namespace
        self.left = [a for a in parser._actions if not a.option_strings]
        self.seen, self.given, self.warned, self.unknown = set(), set(), set(), []
        self.options, self.letters = {}, ""
        for i, arg in enumerate(args):
            if arg == "--":
                self.letters += "-" + "A" * (len(args) - i - 1)
                break
            found = parser._candidates(arg)
            if found is not None:
                self.options[i] = found
            self.letters += "A" if found is None else "O"

    def read(self):
        """Take all arguments; answer those that nobody wants."""
        at, last = 0, max(self.options, default=-1)
        while at <= last:
            following = min(i for i in self.options if i >= at)
            if at != following:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.unknown += self.args[at:following]
                at = following
            at = self.take_option(at)
        end = self.take_positionals(at)
        self.unknown += self.args[end:]
        self.finish()
        return self.unknown

    def take(self, action, texts, name=None):
        self.seen.add(action)
        values = self.parser._values(action, texts)
        if action.option_strings or texts:
            self.given.add(action)
            for group in self.parser._exclusive:
                for other in group._group_actions if action in group._group_actions else ():
                    if other is not action and other in self.given:
                        raise ArgumentError(action, f"not allowed with argument {_name_of(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, name)

    def warn(self, name, kind):
        if name not in self.warned:
            self.parser._warning(f"{kind} '{name}' is deprecated")
            self.warned.add(name)

    def count(self, action, letters):
        """How many arguments an option takes."""
        found = re.match(_pattern(action), letters)
        if found:
            return len(found[1])
        words = {None: "one argument", OPTIONAL: "at most one argument", ONE_OR_MORE: "at least one argument"}
        n = action.nargs
        raise ArgumentError(action, "expected " + (words.get(n) or f"{n} argument{'' if n == 1 else 's'}"))

    def take_option(self, at):
        """Take an option, or several of one letter that stand together; answer where the next argument is."""
        found = self.options[at]
        if len(found) > 1:
            names = ", ".join(name for _, name, _, _ in found)
            raise ArgumentError(None, f"ambiguous option: {self.args[at]} could match {names}")
        action, name, separator, value = found[0]
        if action is None:
            self.unknown.append(self.args[at])
            return at + 1
        taken = []
        end = at + 1
        while value is not None:
            n = self.count(action, "A")
            if n == 1:
                taken.append((action, [value], name))
                break
            if n != 0 or name[1] in self.parser.prefix_chars or value == "" or separator or value[0] in self.parser.prefix_chars:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            taken.append((action, [], name))
            dash, letter, value = name[0], value[0], value[1:]
            name = dash + letter
            if name not in self.parser._options:
                self.unknown.append(dash + letter + value)
                break
            action, separator = self.parser._options[name], ""
            if not value:
                value = separator = None
            elif value[0] == "=":
                separator, value = "=", value[1:]
        else:
            n = self.count(action, self.letters[end:])
            taken.append((action, self.args[end:end + n], name))
            end += n
        for action, texts, name in taken:
            if action.deprecated:
                self.warn(name, "option")
            self.take(action, texts, name)
        return end

    def take_positionals(self, at):
        """Give arguments to as many of the positionals as they do for."""
        letters, counts = self.letters[at:], []
        for n in range(len(self.left), 0, -1):
            found = re.match("".join(map(_pattern, self.left[:n])), letters)
            if found:
                counts = list(map(len, found.groups()))
                if letters[found.end():found.end() + 1] == "O":
                    while counts and not counts[-1]:
                        del counts[-1]
                break
        for action, n in zip(self.left[:], counts):
            texts = self.args[at:at + n]
            if action.nargs == PARSER:
                if self.letters[at] == "-":
                    texts.remove("--")
            elif action.nargs != REMAINDER and "-" in self.letters[at:at + n]:
                texts.remove("--")
            at += n
            if texts and action.deprecated:
                self.warn(action.dest, "argument")
            self.take(action, texts)
        del self.left[:len(counts)]
        return at

    def finish(self):
        """Convert defaults that are texts, and say what is missing."""
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif isinstance(action.default, str) and getattr(self.namespace, action.dest, None) is action.default:
                setattr(self.namespace, action.dest, self.parser._value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in self.parser._exclusive:
            if group.required and not any(action in self.given for action in group._group_actions):
                names = " ".join(_name_of(a) for a in group._group_actions if a.help is not SUPPRESS)
                raise ArgumentError(None, f"one of the arguments {names} is required")


def _pattern(action):
    """The letters of the arguments that an action takes."""
    option, nargs = bool(action.option_strings), action.nargs
    if isinstance(nargs, int):
        return f"([AO]{{{nargs}}})" if option else f"((?:-*A){{{nargs}}}-*)"
    return {
        None: ("([A])", "(-*A-*)"), OPTIONAL: ("(A?)", "(-*A?-*)"), ZERO_OR_MORE: ("(A*)", "(-*[A-]*)"),
        ONE_OR_MORE: ("(A+)", "(-*A[A-]*)"), REMAINDER: ("([AO]*)", "(.*)"), PARSER: ("(A[AO]*)", "(-*A[-AO]*)"),
        SUPPRESS: ("()", "(-*)"),
    }[nargs][not option]
