def compose_site(*a):
    raise NotImplementedError
