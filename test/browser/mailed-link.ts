import { eventually } from '../harness/eventually.js';

/** The address within the portal to which the newest mail to somebody leads, once that mail is on the demo's page of mail. */
export async function mailedAddress(api: string, email: string): Promise<string> {
  const mail = await eventually(
    async () => {
      const list = await page(`${api}/mail`);
      return list.split('<tr>').find((row) => row.includes(email)) ?? '';
    },
    (row) => row !== '',
  );
  const [, path = ''] = /href="(\/mail\/[^"]+)"/.exec(mail) ?? [];
  const [, address] = /href="https?:\/\/[^/"]+(\/[^"]*#[^"]+)"/.exec(await page(api + path)) ?? [];
  if (address === undefined) throw new Error(`No mail to ${email} leads anywhere.`);
  return address;
}

async function page(address: string): Promise<string> {
  const answer = await fetch(address, { headers: { accept: 'text/html' } });
  return answer.text();
}
