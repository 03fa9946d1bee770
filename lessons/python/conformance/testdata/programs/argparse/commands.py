"""Commands with options of their own, shared options and formatters."""
import argparse

common = argparse.ArgumentParser(add_help=False)
common.add_argument("--config", default="app.toml", help="where the settings are")

top = argparse.ArgumentParser(prog="app", parents=[common], exit_on_error=False, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
commands = top.add_subparsers(dest="command", required=True, title="commands", metavar="COMMAND")
serve = commands.add_parser("serve", help="answer requests", aliases=["run"])
network = serve.add_argument_group("network", "where to listen")
network.add_argument("--host", default="localhost")
network.add_argument("--port", type=int, default=8000)
serve.set_defaults(action=lambda args: f"serving {args.host}:{args.port}")
send = commands.add_parser("send", help="send files")
send.add_argument("files", nargs="*", default=["all"])
send.add_argument("--to", nargs=2, metavar=("NAME", "PLACE"), required=True)
send.add_argument("--note", nargs="?", const="empty", default="none")
send.set_defaults(action=lambda args: f"sending {args.files} to {args.to} ({args.note})")

top.print_help()
serve.print_help()
send.print_usage()
for line in ["serve --port 80", "run --host h", "send a b --to Ana Lima --note", "send --to x y --note z", "send", "stop", "", "--config c serve", "serve --port x"]:
    try:
        args = top.parse_args(line.split())
        print(args.command, args.config, args.action(args))
    except argparse.ArgumentError as e:
        print("ArgumentError:", e)
    except SystemExit as e:
        print("exit", e.code)
known, rest = top.parse_known_args(["serve", "--color", "--port", "1"])
print(known.port, rest, "port" in known, repr(argparse.Namespace(a=1, b="x")), vars(argparse.Namespace(a=1)))
plain = argparse.ArgumentParser(prog="raw", description="Kept\n  as it is.", formatter_class=argparse.RawDescriptionHelpFormatter)
plain.add_argument("rest", nargs=argparse.REMAINDER)
print(plain.format_help())
print(plain.parse_args("x --y z".split()))
for wrong in [dict(nargs=0), dict(action="nothing"), dict(type="int"), dict(help="%(none)s")]:
    try:
        plain.add_argument("--bad", **wrong)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
