import sharp from 'sharp';

const SCRIPT = '<script>alert(1)</script>';
const HTML = `<!doctype html><html><body>${SCRIPT}</body></html>`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`;
const PDF = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const ZIP = 'PK\x03\x04\x14\x00\x00\x00index.html';

const bytes = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));

/** Files that are a page, a picture that runs scripts, or two things at once, by what they are. */
export async function polyglots(): Promise<readonly (readonly [string, Buffer])[]> {
  const blank = sharp({ create: { width: 8, height: 8, channels: 3, background: '#004400' } });
  const [png, jpeg, webp, gif] = await Promise.all([
    blank.clone().png().toBuffer(),
    blank.clone().jpeg().toBuffer(),
    blank.clone().webp().toBuffer(),
    blank.clone().gif().toBuffer(),
  ]);
  const noted = await blank
    .clone()
    .withExif({ IFD0: { ImageDescription: SCRIPT } })
    .jpeg()
    .toBuffer();
  const comment = bytes('\xff\xd8\xff\xfe\x00\x22', SCRIPT.padEnd(32), jpeg.subarray(2));
  const xmp = `${SCRIPT}<x:xmpmeta xmlns:x="adobe:ns:meta/"/>`;
  return [
    ['a page', bytes(HTML)],
    ['a page after a byte order mark', bytes('\xef\xbb\xbf', HTML)],
    ['a page in UTF-16', Buffer.from(`\ufeff${HTML}`, 'utf16le')],
    ['an SVG', bytes(SVG)],
    ['an SVG behind an XML declaration', bytes('<?xml version="1.0"?>', SVG)],
    ['XML with a style sheet', bytes('<?xml-stylesheet href="x.xsl"?><x/>')],
    ['a script', bytes('/*', 'GIF89a', '*/=1;alert(1)')],
    ['JSON', bytes(JSON.stringify({ html: HTML }))],
    ['mail with a page', bytes('MIME-Version: 1.0\nContent-Type: text/html\n\n', HTML)],
    ['an archive', bytes(ZIP)],
    ['a GIF with a page', bytes(gif, HTML)],
    ['a WebP with a page', bytes(webp, HTML)],
    ['a PNG with a page behind it', bytes(png, HTML)],
    ['a PNG with an SVG behind it', bytes(png, SVG)],
    ['a PNG with an archive behind it', bytes(png, ZIP)],
    ['a PNG with a PDF behind it', bytes(png, PDF)],
    ['a JPEG with a page behind it', bytes(jpeg, HTML)],
    ['a JPEG with an archive behind it', bytes(jpeg, ZIP)],
    ['a JPEG with a PDF behind it', bytes(jpeg, PDF)],
    ['a JPEG whose comment is a page', comment],
    ['a JPEG whose description is a script', noted],
    ['a JPEG with XMP that runs', bytes(jpeg, xmp)],
    ['a page before a PNG', bytes(HTML, png)],
    ['a page before a JPEG', bytes(HTML, jpeg)],
    ['a page before a PDF', bytes(HTML, PDF)],
    ['a PDF with a page inside', bytes('%PDF-1.7\n', HTML, '\n%%EOF')],
    ['a PDF with a script inside', bytes('%PDF-1.7\n<</S/JavaScript/JS(app.alert(1))>>\n%%EOF')],
    ['a PDF with an archive behind it', bytes(PDF, ZIP)],
    ['a PDF whose head is a page as well', bytes('%PDF-<!--', HTML, '-->%%EOF')],
    ['the head of a PNG and no more', bytes('\x89PNG\r\n\x1a\n', HTML)],
    ['the head of a JPEG and no more', bytes('\xff\xd8\xff\xe0', HTML)],
    ['the head of a PDF and no end', bytes('%PDF-1.7', HTML)],
  ];
}
