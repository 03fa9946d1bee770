"""Tabs and spaces mixed so that nobody knows the level."""


def main():
    for n in range(3):
        print(n)
	print("a tab that means eight or four")


main()
print("end")
