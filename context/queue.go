package buildcontext

import "sync"

// queue hands the directories of a walk to its workers, last in, first out, so
// that few wait.
type queue struct {
	mu      sync.Mutex
	wake    sync.Cond
	todo    []*node
	pending int // nodes in todo or being read
}

func newQueue(root *node) *queue {
	q := &queue{todo: []*node{root}, pending: 1}
	q.wake.L = &q.mu
	return q
}

// next hands in a finished node, whose directories are to be read, and takes
// the next one; nil is the end.
func (q *queue) next(done *node) *node {
	q.mu.Lock()
	defer q.mu.Unlock()
	if done != nil {
		q.todo = append(q.todo, done.dirs...)
		q.pending += len(done.dirs) - 1
		if len(done.dirs) > 1 || q.pending == 0 {
			q.wake.Broadcast()
		}
	}
	for len(q.todo) == 0 && q.pending > 0 {
		q.wake.Wait()
	}
	if len(q.todo) == 0 {
		return nil
	}
	last := len(q.todo) - 1
	n := q.todo[last]
	q.todo[last] = nil
	q.todo = q.todo[:last]
	return n
}
