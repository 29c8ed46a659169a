package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"tearsheet"
	"tearsheet/cmd/tearsheet/config"
)

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Check the configuration and its recipes, without network",
		Long: `check reads the configuration as run would: keys, values, recipes, secrets,
certificates. All that is wrong is shown at once, as file:line:column.`,
		Args: cobra.NoArgs,
		RunE: do(func(context.Context, []string) error { return a.check() }),
	}
}

func (a *app) check() error {
	c, err := a.load()
	if err != nil {
		return err
	}
	if err := certificates(c); err != nil {
		return err
	}
	for _, w := range advice(c) {
		a.say("%s: warning: %s\n", c.File, w)
	}
	_, err = fmt.Fprintf(a.stdout, "%s: %s, no mistakes\n", c.File, count(len(c.Sources), "source"))
	return err
}

// advice is what is allowed and yet not well.
func advice(c *config.Config) []string {
	var out []string
	if c.BaseURL == "" {
		out = append(out, "no base_url: the feeds will have no self links, which validators and hubs want")
	}
	if c.Contact == "" {
		out = append(out, "no contact: sites that mind being asked cannot reach you, and block you instead")
	}
	if len(c.Sources) == 0 {
		out = append(out, "no sources: `tearsheet add URL` writes one")
	}
	at := map[string]string{}
	for _, s := range c.Sources {
		if first, twice := at[s.URL]; twice {
			out = append(out, fmt.Sprintf("sources %s and %s read the same page", first, s.ID))
		}
		at[s.URL] = s.ID
	}
	return out
}

// certificates tries the files that sources name.
func certificates(c *config.Config) error {
	var errs []error
	for _, s := range c.Sources {
		if f := s.Fetch; f.CertFile != "" {
			if _, err := tls.LoadX509KeyPair(f.CertFile, f.KeyFile); err != nil {
				errs = append(errs, fmt.Errorf("source %s: certificate: %w", s.ID, err))
			}
		}
		if f := s.Fetch; f.CAFile != "" {
			pem, err := os.ReadFile(f.CAFile)
			if err == nil && !x509.NewCertPool().AppendCertsFromPEM(pem) {
				err = fmt.Errorf("%s: no certificate in PEM form is in it", f.CAFile)
			}
			if err != nil {
				errs = append(errs, fmt.Errorf("source %s: ca: %w", s.ID, err))
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return &tearsheet.Error{Kind: tearsheet.KindConfig, Err: err}
	}
	return nil
}
