// Package config reads tearsheet.yaml, the file that says which listings
// someone wants as feeds, and makes tearsheet.Sources of it.
//
// It is strict: an unknown key, a wrong type, a bad duration or two sources
// with one id is a Problem with file:line:column and, where there is one, the
// nearest right key; all problems of a file are reported at once.
//
//	shape.go     the shape of the file: keys, and what an editor says of them
//	value.go     values with a syntax of their own: durations, secrets, rules
//	decode.go    YAML nodes into the shape, strictly, remembering places
//	problem.go   what is wrong, where, and the nearest right key
//	load.go      Load: shape to Config, defaults, paths
//	source.go    one source: checks that need more than a type
//	recipe.go    recipes, in the config or in a file of their own
//	write.go     a recipe as YAML that reads back as the same recipe
//	add.go       a source written into a file whose comments and order stay
//	schema.go    the JSON Schema, for editors
//	example.go   the commented example that `tearsheet init` writes
package config
