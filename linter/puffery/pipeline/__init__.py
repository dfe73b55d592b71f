"""The English pipeline that ships with the package, in the directory `en_puffery`."""
