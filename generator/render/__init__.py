"""From the model to HTML and SVG: bodies, flows, QR codes, and the templates that frame them."""
