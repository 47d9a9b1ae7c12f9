/**
 * What the driver lets a URL's query say louder than the URL itself: who logs in, where, and as which role
 * (pg-connection-string takes every parameter over what stands before the question mark).
 */
const OVERRULING = new Set([
  'user',
  'password',
  'host',
  'hostaddr',
  'port',
  'database',
  'dbname',
  'options',
  'service',
  'passfile',
]);

/** A PostgreSQL URL that names its host, and whose query overrules nothing that stands before it. */
export function isDatabaseAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, searchParams } = new URL(value);
  return /^postgres(ql)?:$/.test(protocol) && hostname !== '' && overruling(searchParams).length === 0;
}

/** The same server and database without anybody's login, and without parameters that could bring one. */
export function databaseAddress(databaseUrl: string): URL {
  const address = new URL(databaseUrl);
  address.username = '';
  address.password = '';
  for (const name of overruling(address.searchParams)) address.searchParams.delete(name);
  return address;
}

function overruling(parameters: URLSearchParams): readonly string[] {
  return [...parameters.keys()].filter((name) => OVERRULING.has(name.toLowerCase()));
}
