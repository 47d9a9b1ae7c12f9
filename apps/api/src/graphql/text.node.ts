import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('Text', { description: 'One text in both languages.' })
export class TextNode {
  @Field(() => String, { description: 'In English.' })
  en: string;

  @Field(() => String, { description: 'In French.' })
  fr: string;
}
