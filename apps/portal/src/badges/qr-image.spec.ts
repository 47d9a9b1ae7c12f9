import { describe, expect, test } from '@jest/globals';

import { pngAddress, svgAddress } from './qr-image.js';

describe('svgAddress', () => {
  test('keeps every character, also those outside Latin-1', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>Zoë ᐊᓂᔑ</title></svg>';
    const [type, text] = svgAddress(svg).split(',');

    expect(type).toBe('data:image/svg+xml;base64');
    expect(Buffer.from(text ?? '', 'base64').toString('utf8')).toBe(svg);
  });
});

describe('pngAddress', () => {
  test('takes the data: URL of a PNG and nothing else', () => {
    expect(pngAddress('data:image/png;base64,iVBORw0KGgo=')).toBe('data:image/png;base64,iVBORw0KGgo=');
    expect(pngAddress('data:text/html;base64,PGI+')).toBeNull();
    expect(pngAddress('https://elsewhere.example/qr.png')).toBeNull();
    expect(pngAddress('data:image/png;base64,"onload=')).toBeNull();
  });
});
