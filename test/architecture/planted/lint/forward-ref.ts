// planted: house/no-forward-ref
import { forwardRef } from '@nestjs/common';

export const planted = forwardRef;
