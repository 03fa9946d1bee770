package sampleapi

// MostAtOnce is how many requests under /limited may be under way: one more is
// answered with 429.
const MostAtOnce = mostAtOnce
