"""MongoDB: the only package that imports motor or pymongo, so that another driver is a change here alone."""
