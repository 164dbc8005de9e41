package report

// box is a rectangle; the whole picture is 100 by 100, whatever its shape on
// the screen is.
type box struct{ x, y, w, h float64 }

// squarify lays out weights, the largest first, in a box so that each gets its
// share of the area and is as near to a square as that allows on a screen that
// is aspect times as wide as it is high (Bruls, Huizing, van Wijk: Squarified
// Treemaps, 2000).
func squarify(weights []int64, in box, aspect float64) []box {
	boxes := make([]box, 0, len(weights))
	left := 0.0
	for _, w := range weights {
		left += float64(w)
	}
	for len(weights) > 0 {
		// Rows fill the shorter side, as it is on the screen.
		wide := in.w*aspect >= in.h
		side, depth := in.h, in.w*aspect
		if !wide {
			side, depth = depth, side
		}
		scale := side * depth / left
		n, sum := 1, float64(weights[0])
		for n < len(weights) {
			next := sum + float64(weights[n])
			if worstAspect(weights[:n], sum*scale, scale, side) < worstAspect(weights[:n+1], next*scale, scale, side) {
				break
			}
			n, sum = n+1, next
		}
		share, at := sum/left, 0.0
		for _, w := range weights[:n] {
			part := float64(w) / sum
			if wide {
				boxes = append(boxes, box{in.x, in.y + at*in.h, in.w * share, in.h * part})
			} else {
				boxes = append(boxes, box{in.x + at*in.w, in.y, in.w * part, in.h * share})
			}
			at += part
		}
		if wide {
			in.x, in.w = in.x+in.w*share, in.w*(1-share)
		} else {
			in.y, in.h = in.y+in.h*share, in.h*(1-share)
		}
		left -= sum
		weights = weights[n:]
	}
	return boxes
}

// worstAspect is the greatest ratio of the sides in a row of that area: it is
// at the largest or at the smallest of the weights.
func worstAspect(row []int64, area, scale, side float64) float64 {
	most, least := float64(row[0])*scale, float64(row[len(row)-1])*scale
	return max(side*side*most/(area*area), area*area/(side*side*least))
}
