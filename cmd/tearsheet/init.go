package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"tearsheet"
	"tearsheet/cmd/tearsheet/config"
)

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "Write a commented tearsheet.yaml to begin with",
		Long:  "init writes a commented example to the file that --config names. A file that is there stays as it is.",
		Args:  cobra.NoArgs,
		RunE: do(func(context.Context, []string) error {
			f, err := os.OpenFile(a.config, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
			if errors.Is(err, fs.ErrExist) {
				return &tearsheet.Error{Kind: tearsheet.KindConfig, Err: fmt.Errorf("%s is there already", a.config),
					Remedy: "name another with --config, or move it away"}
			}
			if err != nil {
				return &tearsheet.Error{Kind: tearsheet.KindOutput, Err: err}
			}
			_, err = f.WriteString(config.Example)
			if err := errors.Join(err, f.Close()); err != nil {
				return &tearsheet.Error{Kind: tearsheet.KindOutput, Err: err}
			}
			a.say("wrote %s; edit it, then try: tearsheet check\n", a.config)
			return nil
		}),
	}
}
