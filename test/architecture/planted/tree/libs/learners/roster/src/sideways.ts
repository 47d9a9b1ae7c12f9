// planted: learners-and-communities-apart
import { inside } from '#communities/register';

export const planted = inside;
