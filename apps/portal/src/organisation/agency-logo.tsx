interface AgencyLogoProps {
  readonly version: string;
  /** Pixels of the square that it stands in. */
  readonly size?: number;
  /** What it shows, where no name stands beside it. */
  readonly alt?: string;
}

/** The agency's own picture, beside its name. Another picture has another address. */
export function AgencyLogo({ version, size = 24, alt = '' }: AgencyLogoProps) {
  return (
    <img
      className="agency-logo"
      src={`/organisation/logo?v=${version.slice(0, 16)}`}
      alt={alt}
      width={size}
      height={size}
    />
  );
}
