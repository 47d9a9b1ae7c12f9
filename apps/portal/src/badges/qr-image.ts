/** An SVG's text as a data: URL for <img>: drawn as a picture, its markup never enters the page. */
export function svgAddress(svg: string): string {
  const bytes = new TextEncoder().encode(svg);
  return `data:image/svg+xml;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

/** The PNG as the server gives it; anything that is not a PNG data: URL is not shown. */
export function pngAddress(png: string): string | null {
  return /^data:image\/png;base64,[A-Za-z0-9+/=]+$/.test(png) ? png : null;
}
