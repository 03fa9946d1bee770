package sampleapi

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// decimal is a number with a point in it, whatever it is: what reads it gets
// the same type for 8.5 and for 112.0.
type decimal float64

// MarshalJSON writes it as Python's repr does.
func (d decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

// String is the number as Python's repr writes it.
func (d decimal) String() string {
	text := strconv.FormatFloat(float64(d), 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

type user struct {
	ID         int    `json:"id"`
	Name       string `json:"name"`
	Instrument string `json:"instrument"`
	City       string `json:"city"`
}

// users is an orchestra: ten people, each with an instrument.
func users() []user {
	return []user{
		{1, "Alma Quispe", "violin", "Cusco"},
		{2, "Bruno Farías", "viola", "Rosario"},
		{3, "Camila Restrepo", "cello", "Medellín"},
		{4, "Dilan Torres", "double bass", "Quito"},
		{5, "Elena Marín", "flute", "Sevilla"},
		{6, "Fabián Ortega", "oboe", "Puebla"},
		{7, "Gabriela Núñez", "clarinet", "Montevideo"},
		{8, "Hugo Salazar", "horn", "Caracas"},
		{9, "Inés Cordero", "trumpet", "San José"},
		{10, "Joaquín Vera", "timpani", "Valparaíso"},
	}
}

type order struct {
	ID     int     `json:"id"`
	User   int     `json:"user"`
	Item   string  `json:"item"`
	Amount int     `json:"amount"`
	Price  decimal `json:"price"` // of one, in euros: in quarters, so that sums are exact
	Paid   bool    `json:"paid"`
}

// latest is how many orders /orders lists; its pages have all of them.
const latest = 7

// orders is what the orchestra has bought, the latest first; each order's user
// is one of users. The seed decides on amounts and prices: of 0, what stands here.
func orders(seed int64) []order {
	list := []order{
		{501, 1, "rosin", 2, 8.50, true},
		{502, 6, "reeds, box of ten", 1, 24.75, true},
		{503, 3, "cello strings", 1, 112.00, false},
		{504, 10, "felt mallets", 4, 19.75, true},
		{505, 7, "cork grease", 3, 4.25, true},
		{506, 2, "music stand", 1, 38.00, false},
		{507, 9, "valve oil", 2, 6.50, true},
		{508, 4, "bass bow rehair", 1, 65.00, true},
		{509, 5, "cleaning rod", 2, 7.25, true},
		{510, 8, "practice mute", 1, 54.50, false},
		{511, 1, "violin strings", 2, 46.00, true},
		{512, 2, "shoulder rest", 1, 33.75, true},
		{513, 3, "endpin holder", 3, 12.50, true},
		{514, 6, "oboe swab", 2, 9.75, false},
		{515, 10, "drum key", 5, 3.50, true},
		{516, 7, "ligature", 1, 28.25, true},
		{517, 9, "mouthpiece", 1, 71.00, true},
		{518, 4, "rosin for bass", 2, 14.25, false},
		{519, 5, "flute case", 1, 88.50, true},
		{520, 8, "rotor oil", 3, 8.75, true},
		{521, 1, "chin rest", 1, 22.50, true},
		{522, 2, "viola strings", 1, 79.00, false},
		{523, 3, "cello bag", 1, 130.25, true},
		{524, 6, "reed case", 2, 17.00, true},
		{525, 10, "timpani head", 2, 95.50, true},
		{526, 7, "reeds, box of five", 4, 13.25, true},
		{527, 9, "trumpet stand", 1, 19.50, false},
	}
	if rnd := chance(seed, 1); rnd != nil {
		for i := range list {
			list[i].Amount = 1 + rnd.IntN(6)
			list[i].Price = decimal(8+rnd.IntN(500)) / 4
		}
	}
	return list
}

type forecast struct {
	City    string  `json:"city"`
	Celsius decimal `json:"celsius"` // in halves, no two alike
	Sky     string  `json:"sky"`
	Wind    int     `json:"wind"` // kilometres an hour
}

// weather is the sky over the cities in which users live. The seed decides on
// temperatures and wind: of 0, what stands here.
func weather(seed int64) []forecast {
	list := []forecast{
		{"Cusco", 14.5, "clear", 9},
		{"Rosario", 27.0, "partly cloudy", 16},
		{"Medellín", 23.5, "showers", 7},
		{"Quito", 16.0, "cloudy", 11},
		{"Sevilla", 19.5, "clear", 13},
		{"Puebla", 21.0, "partly cloudy", 8},
		{"Montevideo", 22.5, "windy", 34},
		{"Caracas", 26.0, "thunderstorms", 18},
		{"San José", 20.5, "drizzle", 10},
		{"Valparaíso", 18.0, "fog", 21},
	}
	if rnd := chance(seed, 2); rnd != nil {
		for i, halves := range rnd.Perm(60)[:len(list)] {
			list[i].Celsius = decimal(halves+4) / 2
			list[i].Wind = 3 + rnd.IntN(40)
		}
	}
	return list
}

// chance is what a seed decides by, a stream for each table; nil for 0, which
// decides nothing.
func chance(seed int64, table uint64) *rand.Rand {
	if seed == 0 {
		return nil
	}
	return rand.New(rand.NewPCG(uint64(seed), table))
}
