"""Keys, indexes and attributes that are not there, uncaught at the end."""
inventory = {"apples": 3, "pears": [1, 2]}


def stock(item, row):
    return inventory[item][row]


for item, row in (("pears", 1), ("pears", 5), ("apples", 0), ("plums", 0)):
    try:
        print(stock(item, row))
    except IndexError as error:
        print("IndexError:", error)
    except TypeError as error:
        print("TypeError:", error)
    finally:
        print("looked for", item)
