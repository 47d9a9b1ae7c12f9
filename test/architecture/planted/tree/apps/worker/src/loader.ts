// planted: graphql-in-api
import DataLoader from 'dataloader';

export const planted = DataLoader;
