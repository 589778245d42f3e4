"""The steps from a flow to its lane diagram: text, shapes, boxes, links → layout → ports, paths, routing → labels → drawing."""
