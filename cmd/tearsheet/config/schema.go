package config

import _ "embed"

// Schema is the JSON Schema (draft 2020-12) of tearsheet.yaml. It is generated
// from the shape by `go test -run Schema -update` and kept as a file, so that
// the program does not carry a generator.
//
//go:embed schema.json
var Schema string
