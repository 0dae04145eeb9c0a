"""Reading and comparing on the workers of a Dask cluster (extra ``cluster``)."""
