package config

import _ "embed"

// Example is a commented tearsheet.yaml to begin with.
//
//go:embed example.yaml
var Example string
