package sampleapi

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Facts is what the answers of an API with that seed come to, by name, each as
// Python's repr writes it. "orders" is what /orders lists, "pages.orders" the
// rows of all its pages, in their order.
//
//	users.count   users.ids   users.names
//	orders.count  orders.ids  orders.amount  orders.total  orders.paid  orders.due
//	weather.count weather.cities weather.warmest weather.coldest weather.highest weather.lowest weather.windiest
//
// A total is the sum of amount times price, due that of the orders that are not
// paid; paid is how many are. All prices are quarters, so that sums are exact in
// whatever order they are made.
func Facts(seed int64) map[string]string {
	facts := map[string]string{}
	people := users()
	facts["users.count"] = strconv.Itoa(len(people))
	facts["users.ids"] = listOf(people, func(u user) string { return strconv.Itoa(u.ID) })
	facts["users.names"] = listOf(people, func(u user) string { return quoted(u.Name) })
	bought := orders(seed)
	orderFacts(facts, "orders.", bought[:latest])
	orderFacts(facts, "pages.orders.", bought)
	weatherFacts(facts, weather(seed))
	return facts
}

// orderFacts adds what is to say of a list of orders.
func orderFacts(facts map[string]string, name string, list []order) {
	amount, paid := 0, 0
	var total, due decimal
	for _, o := range list {
		cost := decimal(o.Amount) * o.Price
		amount += o.Amount
		total += cost
		if o.Paid {
			paid++
		} else {
			due += cost
		}
	}
	facts[name+"count"] = strconv.Itoa(len(list))
	facts[name+"ids"] = listOf(list, func(o order) string { return strconv.Itoa(o.ID) })
	facts[name+"amount"] = strconv.Itoa(amount)
	facts[name+"total"] = total.String()
	facts[name+"paid"] = strconv.Itoa(paid)
	facts[name+"due"] = due.String()
}

// weatherFacts adds what is to say of the weather.
func weatherFacts(facts map[string]string, list []forecast) {
	warmth := func(a, b forecast) int { return cmp.Compare(a.Celsius, b.Celsius) }
	warmest, coldest := slices.MaxFunc(list, warmth), slices.MinFunc(list, warmth)
	windiest := slices.MaxFunc(list, func(a, b forecast) int { return cmp.Compare(a.Wind, b.Wind) })
	facts["weather.count"] = strconv.Itoa(len(list))
	facts["weather.cities"] = listOf(list, func(f forecast) string { return quoted(f.City) })
	facts["weather.warmest"], facts["weather.highest"] = quoted(warmest.City), warmest.Celsius.String()
	facts["weather.coldest"], facts["weather.lowest"] = quoted(coldest.City), coldest.Celsius.String()
	facts["weather.windiest"] = quoted(windiest.City)
}

// listOf is a list as Python's repr writes it.
func listOf[T any](list []T, text func(T) string) string {
	texts := make([]string, len(list))
	for i, x := range list {
		texts[i] = text(x)
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// quoted is a text as Python's repr writes it; ours have neither quotes nor
// anything that must be escaped.
func quoted(s string) string { return fmt.Sprintf("'%s'", s) }
