"""An uncaught exception with a cause and a context."""


class ConfigError(Exception):
    pass


def load(settings):
    try:
        return settings["port"] + 1
    except KeyError as error:
        raise ConfigError("no port is configured") from error


def start():
    try:
        load({})
    except ConfigError:
        print("starting failed")
        undefined_function()


start()
