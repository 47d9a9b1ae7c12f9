// planted: passkeys-in-accounts
import { verifyAuthenticationResponse } from '@simplewebauthn/server';

export const verify = verifyAuthenticationResponse;
