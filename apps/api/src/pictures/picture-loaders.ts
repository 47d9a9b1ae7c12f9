import sharp from 'sharp';

/**
 * Of everything that the library can open, these three, which it knows by a file’s first bytes and never by its name: no
 * SVG, which runs scripts, and no PDF, which reads files.
 */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.concurrency(1);
sharp.cache(false);

export { sharp };
