/** The longer side of what is sent: a page of paper is legible at it, and the server keeps no more. */
const SIDE = 2_400;
const QUALITY = 0.85;
/** What the server takes, 10 MB. */
export const BYTES_AT_MOST = 10 * 1_048_576;

/**
 * The photo drawn anew, upright and no larger than it is kept: a weak network carries it, and where it was taken stays on
 * the phone. What is no photo, or cannot be drawn here, goes as it is; the server judges.
 */
export async function smaller(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (picture === null) return file;
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  return drawn ?? file;
}
