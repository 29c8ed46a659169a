package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"sort"
	"strings"
)

// locale is what is read of one locale.
type locale struct {
	tag       string
	gregorian gregorian
	fields    map[string]json.RawMessage
}

type gregorian struct {
	Months, Days, DayPeriods map[string]map[string]map[string]string // format or stand-alone, width, key
	DateTimeFormats          struct {
		AvailableFormats map[string]any
	}
}

// source is all locales, and the supplemental tables that are needed.
type source struct {
	locales map[string]*locale
	periods map[string]map[string]periodRule // language, period
	people  map[string]map[string]float64    // language, region: how many speak it there
}

type periodRule struct {
	At     string `json:"_at"`
	From   string `json:"_from"`
	Before string `json:"_before"`
}

func open(dates, core string) (*source, error) {
	s := &source{locales: map[string]*locale{}, people: map[string]map[string]float64{}}
	err := errors.Join(walk(dates, s.dates), walk(core, s.core))
	return s, err
}

func walk(file string, read func(name string, data []byte) error) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		data, err := io.ReadAll(t)
		if err != nil {
			return err
		}
		if err := read(h.Name, data); err != nil {
			return fmt.Errorf("%s: %w", h.Name, err)
		}
	}
}

func (s *source) dates(name string, data []byte) error {
	tag := path.Base(path.Dir(name))
	base := path.Base(name)
	if base != "ca-gregorian.json" && base != "dateFields.json" {
		return nil
	}
	var file struct {
		Main map[string]struct {
			Dates struct {
				Calendars struct{ Gregorian gregorian }
				Fields    map[string]json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return err
	}
	l := s.locales[tag]
	if l == nil {
		l = &locale{tag: tag}
		s.locales[tag] = l
	}
	if base == "dateFields.json" {
		l.fields = file.Main[tag].Dates.Fields
	} else {
		l.gregorian = file.Main[tag].Dates.Calendars.Gregorian
	}
	return nil
}

func (s *source) core(name string, data []byte) error {
	switch path.Base(name) {
	case "dayPeriods.json":
		var file struct {
			Supplemental struct {
				DayPeriodRuleSet map[string]map[string]periodRule
			}
		}
		err := json.Unmarshal(data, &file)
		s.periods = file.Supplemental.DayPeriodRuleSet
		return err
	case "territoryInfo.json":
		return s.territories(data)
	}
	return nil
}

func (s *source) territories(data []byte) error {
	var file struct {
		Supplemental struct {
			TerritoryInfo map[string]struct {
				Population json.Number `json:"_population"`
				Languages  map[string]struct {
					Percent json.Number `json:"_populationPercent"`
				} `json:"languagePopulation"`
			}
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return err
	}
	for region, t := range file.Supplemental.TerritoryInfo {
		people, _ := t.Population.Float64()
		for lang, l := range t.Languages {
			percent, _ := l.Percent.Float64()
			lang, _, _ = strings.Cut(lang, "_")
			if s.people[lang] == nil {
				s.people[lang] = map[string]float64{}
			}
			s.people[lang][region] += people * percent / 100
		}
	}
	return nil
}

// tags gives the locales, a language before its regions, in a fixed order.
func (s *source) tags() []string {
	var tags []string
	for tag := range s.locales {
		tags = append(tags, tag)
	}
	sort.Slice(tags, func(i, j int) bool {
		a, b := strings.Count(tags[i], "-"), strings.Count(tags[j], "-")
		if a != b {
			return a < b
		}
		return tags[i] < tags[j]
	})
	return tags
}
