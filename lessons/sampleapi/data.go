package sampleapi

// route is one thing the API answers.
type route struct {
	path    string
	latency float64 // seconds of the run's clock
	body    any
}

// refusal is how long it takes to say no, in seconds. Nothing is answered at
// once: whether such an answer is there when its client looks for the first
// time, right after sending, would be chance.
const refusal = 0.04

// routes lists what there is, in the order in which a 404 names it. The
// latencies lie at least 80 ms apart: which answer comes first must not hang
// on noise.
func routes() []route {
	return []route{
		{"/users", 0.30, users()},
		{"/orders", 0.12, orders()},
		{"/weather", 0.20, weather()},
	}
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
	Price  float64 `json:"price"` // of one, in euros
	Paid   bool    `json:"paid"`
}

// orders is what the orchestra has bought; each order's user is one of users.
func orders() []order {
	return []order{
		{501, 1, "rosin", 2, 8.50, true},
		{502, 6, "reeds, box of ten", 1, 24.90, true},
		{503, 3, "cello strings", 1, 112.00, false},
		{504, 10, "felt mallets", 4, 19.75, true},
		{505, 7, "cork grease", 3, 4.20, true},
		{506, 2, "music stand", 1, 38.00, false},
		{507, 9, "valve oil", 2, 6.40, true},
	}
}

type forecast struct {
	City    string  `json:"city"`
	Celsius float64 `json:"celsius"`
	Sky     string  `json:"sky"`
	Wind    int     `json:"wind"` // kilometres an hour
}

// weather is the sky over the cities in which users live.
func weather() []forecast {
	return []forecast{
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
}
