package report

// contexts shows what each named context sends and what to do about it. Findings
// about them stand in the lists above.
func (v *screen) contexts() error {
	for _, n := range v.Named {
		v.title("NAMED CONTEXT "+n.named(), rulesWords(n.Context))
		s := &screen{Report: n, Style: v.Style, w: v.w, totals: n.Totals()}
		s.tree = newTree(n.Context.Entries, n.shipped())
		v.line("")
		for _, block := range []func(*screen) error{(*screen).headline, (*screen).weight, (*screen).suggestions} {
			if err := block(s); err != nil {
				return err
			}
		}
	}
	return nil
}
