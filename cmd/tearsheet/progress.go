package main

import (
	"io"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress is the bar of a run on a terminal; elsewhere it is silent.
type progress struct {
	a      *app
	stderr io.Writer // the app's own
	bars   *mpb.Progress
	bar    *mpb.Bar
}

func (a *app) progress(total int) *progress {
	if !a.errTTY || a.verbose || total < 2 {
		return &progress{}
	}
	p := &progress{a: a, stderr: a.stderr, bars: mpb.New(mpb.WithOutput(a.stderr), mpb.WithWidth(40))}
	p.bar = p.bars.AddBar(int64(total), mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.CountersNoUnit("%d of %d sources")))
	a.stderr = p.bars // what is said stands above the bar
	return p
}

func (p *progress) step() {
	if p.bar != nil {
		p.bar.Increment()
	}
}

// stop takes the bar away, also one that did not fill.
func (p *progress) stop() {
	if p.bar == nil {
		return
	}
	p.bar.Abort(true)
	p.bars.Wait()
	p.a.stderr = p.stderr
}
