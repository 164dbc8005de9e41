// Bench walks a tree and reads every file, and scans what it read unless told
// not to. It prints wall time, user and system CPU time in seconds, peak memory
// in megabytes, files, bytes and findings.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"sync"
	"syscall"
	"time"

	"ctxaudit/secrets/gate"
)

func main() {
	log.SetFlags(0)
	read := flag.Bool("read", false, "only walk and read")
	list := flag.Bool("list", false, "print the findings, without secrets")
	profile := flag.String("cpuprofile", "", "write a CPU profile to `FILE`")
	flag.Parse()
	if *profile != "" {
		f, err := os.Create(*profile)
		check(err)
		check(pprof.StartCPUProfile(f))
	}
	start := time.Now()
	var total counts
	if *read {
		total = walk(flag.Arg(0), func() visit { return func(string, []byte) int { return 0 } })
	} else {
		c, err := gate.Default()
		check(err)
		g, err := gate.New(c, gate.Words{})
		check(err)
		total = walk(flag.Arg(0), func() visit {
			w := g.Worker()
			return func(path string, data []byte) int {
				if bytes.IndexByte(data[:min(len(data), 512)], 0) >= 0 {
					return 0
				}
				found, err := w.Scan(path, data)
				check(err)
				for _, m := range found {
					if *list {
						fmt.Println(path, m.Rule, m.Start, m.End, m.Tags)
					}
				}
				return len(found)
			}
		})
	}
	wall := time.Since(start).Seconds()
	pprof.StopCPUProfile()
	var u syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	fmt.Printf("wall %.3f user %.3f sys %.3f peak %d files %d bytes %d findings %d\n", wall,
		time.Duration(u.Utime.Nano()).Seconds(), time.Duration(u.Stime.Nano()).Seconds(), u.Maxrss/1000,
		total.files, total.bytes, total.findings)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

type visit func(path string, data []byte) int

type counts struct{ files, bytes, findings int }

// walk reads every file below root, with one visitor for each processor.
func walk(root string, visitor func() visit) counts {
	names := make(chan string, 256)
	var mu sync.Mutex
	var total counts
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			v, buf := visitor(), make([]byte, 0, 64<<10)
			var own counts
			for name := range names {
				var err error
				buf, err = load(buf, name)
				check(err)
				own.files++
				own.bytes += len(buf)
				own.findings += v(name, buf)
			}
			mu.Lock()
			defer mu.Unlock()
			total.files += own.files
			total.bytes += own.bytes
			total.findings += own.findings
		})
	}
	check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			names <- path
		}
		return err
	}))
	close(names)
	wait.Wait()
	return total
}

// load reads a file into buf.
func load(buf []byte, name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return buf, err
	}
	defer f.Close()
	buf = buf[:0]
	if info, err := f.Stat(); err == nil && int64(cap(buf)) <= info.Size() {
		buf = make([]byte, 0, info.Size()+info.Size()/8+1)
	}
	for {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := f.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if err == io.EOF {
			return buf, nil
		}
		if err != nil {
			return buf, err
		}
	}
}
