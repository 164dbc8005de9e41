package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"sync"

	"ctxaudit/secrets/gate"
)

// counts are what a visit has seen.
type counts struct{ files, bytes, findings int }

// visit reads or scans the files below root, with one worker for each
// processor, and prints the counts.
func visit(only, root string, list bool, profile string) error {
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	worker := func() func(string, *counts) error { return (&reader{}).read }
	if only == "gate" {
		c, err := gate.Default()
		if err != nil {
			return err
		}
		g, err := gate.New(c, gate.Words{})
		if err != nil {
			return err
		}
		worker = func() func(string, *counts) error {
			s := &scanner{worker: g.Worker(), list: list}
			return s.scan
		}
	}
	names := make(chan string, 256)
	var wait sync.WaitGroup
	var mu sync.Mutex
	var total counts
	var failed error
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			var own counts
			var err error
			do := worker()
			for name := range names {
				err = errors.Join(err, do(name, &own))
			}
			mu.Lock()
			defer mu.Unlock()
			total.files += own.files
			total.bytes += own.bytes
			total.findings += own.findings
			failed = errors.Join(failed, err)
		})
	}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			names <- path
		}
		return err
	})
	close(names)
	wait.Wait()
	fmt.Printf("%s: %d files, %d bytes, %d findings\n", only, total.files, total.bytes, total.findings)
	return errors.Join(err, failed)
}

// reader reads files and forgets them.
type reader struct{ buf [64 << 10]byte }

func (r *reader) read(name string, seen *counts) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	seen.files++
	for {
		n, err := f.Read(r.buf[:])
		seen.bytes += n
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// scanner scans files. It reads no more than the beginning of a binary one.
type scanner struct {
	worker *gate.Worker
	buf    []byte
	list   bool
}

func (s *scanner) scan(name string, seen *counts) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	seen.files++
	s.buf = s.buf[:0]
	for need := 512; ; need = int(info.Size()) {
		if s.buf, err = fill(f, s.buf, need); err != nil {
			return err
		}
		if bytes.IndexByte(s.buf[:min(len(s.buf), 512)], 0) >= 0 {
			return nil
		}
		if need >= int(info.Size()) {
			break
		}
	}
	seen.bytes += len(s.buf)
	found, err := s.worker.Scan(name, s.buf)
	if err != nil {
		return err
	}
	seen.findings += len(found)
	for _, m := range found {
		if s.list {
			fmt.Println(name, m.Rule, m.Start, m.End, m.Tags)
		}
	}
	return nil
}

// fill reads until buf has need bytes or the file ends.
func fill(f *os.File, buf []byte, need int) ([]byte, error) {
	if cap(buf) < need {
		buf = append(make([]byte, 0, need+need/4), buf...)
	}
	n, err := io.ReadFull(f, buf[len(buf):max(len(buf), need)])
	buf = buf[:len(buf)+n]
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return buf, err
}
