package org.athanor.samples.tutorial.blog;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.athanor.DynamicCollection;

/** Somebody who uses the application. */
@Entity
@Table(name = "users")
public class User {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    private String name;
    private String fullname;
    private String password;

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<Address> addresses = new ArrayList<>();

    /** Never loaded: each reading asks the database. */
    @OneToMany(mappedBy = "author")
    private DynamicCollection<BlogPost> posts = DynamicCollection.create();

    protected User() {}

    public User(String name, String fullname, String password) {
        this.name = name;
        this.fullname = fullname;
        this.password = password;
    }

    public Integer getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getFullname() {
        return fullname;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public List<Address> getAddresses() {
        return addresses;
    }

    public void setAddresses(List<Address> addresses) {
        this.addresses = addresses;
    }

    public DynamicCollection<BlogPost> getPosts() {
        return posts;
    }

    @Override
    public String toString() {
        return "<User(name='" + name + "', fullname='" + fullname + "', password='" + password + "')>";
    }
}
