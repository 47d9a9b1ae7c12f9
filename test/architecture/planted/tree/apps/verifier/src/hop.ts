// planted: signing-out-of-reach
import { hop } from '#communities/register';

export { hop };
